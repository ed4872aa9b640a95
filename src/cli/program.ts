import { Command } from 'commander';
import { addClassify } from '#cli/commands/classify';
import { addDemo } from '#cli/commands/demo';
import { addEngine } from '#cli/commands/engine';
import { addExport } from '#cli/commands/export';
import { addHeaders } from '#cli/commands/headers';
import { addInfo } from '#cli/commands/info';
import { addModel } from '#cli/commands/model';
import { addPanels } from '#cli/commands/panels';
import { addPreflight } from '#cli/commands/preflight';
import { addSamples } from '#cli/commands/samples';
import { addSimulate } from '#cli/commands/simulate';
import { addText } from '#cli/commands/text';
import { addTrain } from '#cli/commands/train';
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

/** The command line: one subcommand per job. Throws a CommanderError instead of leaving the process. */
export function createProgram(): Command {
  const program = new Command('diffrakt')
    .description('Teach a network, by picks, to tell diffractions from reflections and noise in SEG-Y lines.')
    .version(programVersion())
    .option('--verbose', 'print the whole error, with where in the program it came from')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ outputError: writeUsageError })
    .exitOverride();
  const commands = [
    addInfo,
    addText,
    addHeaders,
    addSamples,
    addSimulate,
    addPanels,
    addPreflight,
    addTrain,
    addModel,
    addClassify,
    addExport,
    addDemo,
    addEngine,
  ];
  for (const add of commands) add(program);
  return program;
}
