import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, outFileOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt headers FILE --out F.csv` */
export function addHeaders(program: Command): void {
  const command = program
    .command('headers')
    .description('Write all trace header fields as CSV: one row a trace, columns <first byte>:<NAME>.')
    .argument('<file>', FILE_WORDS)
    .addOption(outFileOption('CSV file; an existing one is replaced'));
  addOpeningOptions(command)
    .addHelpText('after', '\nExample:\n  diffrakt headers line.sgy --out headers.csv')
    .action((file: string, options: OpeningArguments & { out: string }) =>
      runCommand(program, async (context, say) => {
        const { writeHeaderTable } = await import('#jobs/tables/headerTable');
        const { rowCount, columnCount } = await writeHeaderTable(
          { inputPath: file, opening: openingOf(options), outputPath: options.out },
          context,
        );
        say(`${rowCount} traces, ${columnCount} fields: ${options.out}`);
      }),
    );
}
