import type { Command } from 'commander';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt info FILE [--json]` */
export function addInfo(program: Command): void {
  program
    .command('info')
    .description(
      'Describe a SEG-Y file: samples, interval, traces, format, byte order, geometry, header ranges.',
    )
    .argument('<file>', 'SEG-Y file')
    .option('--json', 'print JSON (docs/schema/info.schema.json)')
    .addHelpText(
      'after',
      '\nExamples:\n  diffrakt info line.sgy\n  diffrakt info line.sgy --json > line.json',
    )
    .action((file: string, options: { json?: true }) =>
      runCommand(program, async (context, say) => {
        const { describeFile, infoLines } = await import('#cli/words/infoText');
        const info = await describeFile(file, context);
        say(options.json ? JSON.stringify(info, null, 2) : infoLines(info).join('\n'));
      }),
    );
}
