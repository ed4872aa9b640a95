import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt info FILE [--json]` */
export function addInfo(program: Command): void {
  const command = program
    .command('info')
    .description(
      `Describe a ${FILE_WORDS}: samples, interval, traces, format, byte order, geometry, header ranges.`,
    )
    .argument('<file>', FILE_WORDS)
    .option('--json', 'print JSON (docs/schema/info.schema.json)');
  addOpeningOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  diffrakt info line.sgy\n  diffrakt info line.sgy --json > line.json\n  diffrakt info https://server/folder/line.sgy\n  diffrakt info line.sgy --format 5 --map inline=9,crossline=21',
    )
    .action((file: string, options: OpeningArguments & { json?: true }) =>
      runCommand(
        program,
        async (context, say) => {
          const { describeFile, infoLines } = await import('#cli/words/infoText');
          const info = await describeFile(file, context, openingOf(options));
          say(options.json ? JSON.stringify(info, null, 2) : infoLines(info).join('\n'));
        },
        options.json,
      ),
    );
}
