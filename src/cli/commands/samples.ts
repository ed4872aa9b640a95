import type { Command } from 'commander';
import { outFileOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt samples FILE --out F.npy` */
export function addSamples(program: Command): void {
  program
    .command('samples')
    .description("Write the samples as NumPy's .npy, traces x samples, in the sample format's own type.")
    .argument('<file>', 'SEG-Y file')
    .addOption(outFileOption('.npy file; an existing one is replaced'))
    .addHelpText(
      'after',
      '\nExample:\n  diffrakt samples line.sgy --out line.npy && python3 -c "import numpy; print(numpy.load(\'line.npy\').shape)"',
    )
    .action((file: string, options: { out: string }) =>
      runCommand(program, async (context, say) => {
        const { writeSampleTable } = await import('#jobs/tables/sampleTable');
        const { shape, type } = await writeSampleTable({ inputPath: file, outputPath: options.out }, context);
        say(`${shape.join(' x ')} samples, ${type}: ${options.out}`);
      }),
    );
}
