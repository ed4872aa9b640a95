import { type Command, Option } from 'commander';
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
  program
    .command('picks')
    .description(
      'Check a picks file, JSON or CSV, and write it in the format that the ending of --out names.',
    )
    .argument('<file>', 'picks file')
    .addOption(new Option('--line <file>', 'SEG-Y file that all picks must lie on'))
    .addOption(outFileOption('.json or .csv file; replaced where it is there'))
    .addHelpText('after', EXAMPLES)
    .action((picksPath: string, { line, out }: { line?: string; out: string }) =>
      runCommand(program, async (context, say) => {
        const { convertPicks } = await import('#jobs/picks/convertPicks');
        const request = { picksPath, linePath: line ?? null, outputPath: out };
        const counts = await convertPicks(request, context);
        const sum = counts.reduce((total, { pickCount }) => total + pickCount, 0);
        const rows = counts.map(({ eventClass, pickCount }) => [eventClass, String(pickCount)]);
        say([...alignColumns([...rows, ['all', String(sum)]]), `${sum} picks: ${out}`].join('\n'));
      }),
    );
}
