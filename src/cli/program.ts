import { Command } from 'commander';
import { COMMANDS } from '#cli/commands/registry';
import { programVersion } from '#system/programVersion';

const EXAMPLES = `
Examples:
  diffrakt demo --out demo            the whole workflow on a simulated line, scored against the truth
  diffrakt info line.sgy              describe a SEG-Y file
  diffrakt samples line.sgy --out line.npy
  diffrakt figure line.sgy --out line.pdf
  diffrakt preflight line.sgy --picks picks.json
  diffrakt train line.sgy --picks picks.json --model model
  diffrakt classify line.sgy --model model --out classified

Exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C.`;

/** Usage errors in one line, with a pointer to the help. */
function writeUsageError(text: string, write: (text: string) => void): void {
  const message = text
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  write(`diffrakt: ${message}${/[.!?)]$/.test(message) ? '' : '.'} See diffrakt --help.\n`);
}

/** The command line with all sub-commands. Throws a CommanderError instead of leaving the process. */
export function createProgram(): Command {
  const program = new Command('diffrakt')
    .description(
      'Train a network with picks to separate diffractions from reflections and noise in SEG-Y lines.',
    )
    .version(programVersion())
    .option('--verbose', 'print the whole error with its stack')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: writeUsageError })
    .exitOverride();
  for (const add of COMMANDS) add(program);
  return program;
}
