import type { Command } from 'commander';
import { outOption, seedOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';

/** `diffrakt simulate --seed N --out DIR` */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      'Simulate a zero-offset line with its truth: section.sgy, diffraction-only.sgy, truth-class.sgy ' +
        '(1 diffraction, 2 reflection, 0 neither, 3 mixed), apexes.csv.',
    )
    .addOption(seedOption())
    .addOption(outOption('folder for the files; made where missing'))
    .addHelpText('after', '\nExample:\n  diffrakt simulate --seed 7 --out line7')
    .action((options: { seed: number; out: string }) =>
      runCommand(program, async (context, say) => {
        const { simulateLine } = await import('#jobs/demo/demoLine');
        const { sectionPath } = await simulateLine({ seed: options.seed, folder: options.out }, context);
        say(`Simulated line with seed ${options.seed}: ${sectionPath}`);
      }),
    );
}
