import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { FILE_WORDS, outFileOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt samples FILE --out F.npy` */
export function addSamples(program: Command): void {
  const command = program
    .command('samples')
    .description("Write the samples as NumPy's .npy, traces x samples, in the sample format's own type.")
    .argument('<file>', FILE_WORDS)
    .addOption(outFileOption('.npy file; an existing one is replaced'));
  addOpeningOptions(command)
    .addHelpText(
      'after',
      '\nExample:\n  diffrakt samples line.sgy --out line.npy && python3 -c "import numpy; print(numpy.load(\'line.npy\').shape)"',
    )
    .action((file: string, options: OpeningArguments & { out: string }) =>
      runCommand(program, async (context, say) => {
        const { writeSampleTable } = await import('#jobs/tables/sampleTable');
        const request = { inputPath: file, opening: openingOf(options), outputPath: options.out };
        const { shape, type } = await writeSampleTable(request, context);
        say(`${shape.join(' x ')} samples, ${type}: ${options.out}`);
      }),
    );
}
