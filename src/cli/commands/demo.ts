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
      'Simulate a line, pick 10 windows per class by the truth in its left third, train, classify, classify ' +
        'with the pre-trained net too, and score the right two thirds against the truth.',
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
        const { report, pretrained, training, eventFolder } = await runDemo(
          { folder: out, seed, engine, steps },
          context,
        );
        const learners = [
          { name: 'trained on the picks', report },
          { name: 'pre-trained, no picks', report: pretrained.withoutPicks.report },
          { name: 'pre-trained, shown the picks', report: pretrained.withPicks.report },
        ];
        const scores = learners.flatMap(({ name, report: { score } }) => (score ? [{ name, score }] : []));
        const results = [
          ...reportLines(report, out),
          '',
          ...reportLines(pretrained.withPicks.report, pretrained.withPicks.folder),
        ];
        say([...trainLines(training, eventFolder), '', ...results, '', ...scoreLines(scores)].join('\n'));
      }),
    );
}
