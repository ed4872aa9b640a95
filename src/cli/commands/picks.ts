import { type Command, Option } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { outFileOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import { alignColumns } from '#cli/words/reportText';

const EXAMPLES = `
Examples:
  diffrakt picks picks.csv --out picks.json
  diffrakt picks picks.json --line line.sgy --out checked.csv

Nothing is written where a pick is wrong or lies outside the line. docs/formats.md describes the files.`;

/** `diffrakt picks FILE [--line LINE] --out FILE` */
export function addPicks(program: Command): void {
  const command = program
    .command('picks')
    .description(
      'Check a picks file, JSON or CSV, and write it in the format that the ending of --out names.',
    )
    .argument('<file>', 'picks file')
    .addOption(new Option('--line <file>', 'SEG-Y or Seismic Unix file that all picks must lie on'))
    .addOption(outFileOption('.json or .csv file; replaced where it is there'));
  addOpeningOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((picksPath: string, options: OpeningArguments & { line?: string; out: string }) =>
      runCommand(program, async (context, say) => {
        const { convertPicks } = await import('#jobs/picks/convertPicks');
        const { line: linePath, out: outputPath } = options;
        const line = linePath === undefined ? null : { linePath, opening: openingOf(options) };
        const counts = await convertPicks({ picksPath, line, outputPath }, context);
        const sum = counts.reduce((total, { pickCount }) => total + pickCount, 0);
        const rows = counts.map(({ name, pickCount }) => [name, String(pickCount)]);
        say([...alignColumns([...rows, ['all', String(sum)]]), `${sum} picks: ${outputPath}`].join('\n'));
      }),
    );
}
