import { type Command, Option } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import { HEADER_SCANS, type HeaderScanKind } from '#jobs/headers/headerRange';

type InfoArguments = OpeningArguments & { json?: true; headers?: true; scan?: HeaderScanKind };

/** `diffrakt info FILE [--headers] [--json]` */
export function addInfo(program: Command): void {
  const command = program
    .command('info')
    .description(
      `Describe a ${FILE_WORDS}: samples, interval, traces, format, byte order, geometry, header ranges.`,
    )
    .argument('<file>', FILE_WORDS)
    .option('--json', 'print JSON (docs/schema/info.schema.json, headers.schema.json)')
    .option('--headers', 'only the trace headers: values of each field, and which keys it may hold')
    .addOption(
      new Option('--scan <traces>', 'trace headers that --headers reads: a sample, or all')
        .choices(HEADER_SCANS)
        .implies({ headers: true }),
    );
  addOpeningOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  diffrakt info line.sgy\n  diffrakt info line.sgy --json > line.json\n  diffrakt info line.sgy --headers --scan full\n  diffrakt info https://server/folder/line.sgy\n  diffrakt info line.sgy --format 5 --map inline=9,crossline=21',
    )
    .action((file: string, options: InfoArguments) =>
      runCommand(
        program,
        async (context, say) => {
          const opening = openingOf(options);
          const print = <Told>(told: Told, linesOf: (told: Told) => string[]) =>
            say(options.json ? JSON.stringify(told, null, 2) : linesOf(told).join('\n'));
          if (options.headers) {
            const { describeHeaders, headerLines } = await import('#cli/words/headersText');
            const order = { path: file, opening, scan: options.scan ?? 'quick' };
            print(await describeHeaders(order, context), headerLines);
            return;
          }
          const { describeFile, infoLines } = await import('#cli/words/infoText');
          print(await describeFile(file, context, opening), infoLines);
        },
        options.json,
      ),
    );
}
