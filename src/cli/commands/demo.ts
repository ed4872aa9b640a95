import type { Command } from 'commander';
import { engineOption, outOption, seedOption, stepsOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import type { EngineChoice } from '#learning/network/engineName';

const EXAMPLES = `
Examples:
  diffrakt demo --out demo
  diffrakt demo --out demo7 --seed 7 --engine wasm`;

/** `diffrakt demo --out DIR` */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'Simulate a line, pick 10 windows per class by the truth in its left third, train, classify, and score ' +
        'the right two thirds against the truth.',
    )
    .addOption(outOption('folder for everything; made where missing'))
    .addOption(seedOption())
    .addOption(engineOption())
    .addOption(stepsOption())
    .addHelpText('after', EXAMPLES)
    .action((options: { out: string; seed: number; engine: EngineChoice; steps?: number }) =>
      runCommand(program, async (context, say) => {
        const { runDemo } = await import('#jobs/demo/demo');
        const { reportLines, scoreLines } = await import('#cli/words/reportText');
        const { out, seed, engine, steps } = options;
        const { trainLines } = await import('#cli/words/trainText');
        const { report, training, eventFolder } = await runDemo(
          { folder: out, seed, engine, steps },
          context,
        );
        const score = report.score ? scoreLines(report.score) : [];
        say([...trainLines(training, eventFolder), '', ...reportLines(report, out), '', ...score].join('\n'));
      }),
    );
}
