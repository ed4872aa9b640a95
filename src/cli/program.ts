import { Command } from 'commander';
import { COMMANDS } from '#cli/commands/registry';
import { programVersion } from '#system/programVersion';

const EXAMPLES = `
Examples:
  diffrakt demo --out demo            all of it on a simulated line, scored against the truth
  diffrakt info line.sgy              what is in a SEG-Y file
  diffrakt samples line.sgy --out line.npy
  diffrakt preflight line.sgy --picks picks.json
  diffrakt train line.sgy --picks picks.json --model model
  diffrakt classify line.sgy --model model --out classified

Exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C.`;

/** Usage errors in one line, with the way to the help. */
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
    .description('Teach a network, by picks, to tell diffractions from reflections and noise in SEG-Y lines.')
    .version(programVersion())
    .option('--verbose', 'print the whole error, with where in the program it came from')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: writeUsageError })
    .exitOverride();
  for (const add of COMMANDS) add(program);
  return program;
}
