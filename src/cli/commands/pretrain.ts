import type { Command } from 'commander';
import { engineOption, outOption, parseWhole, seedOption, stepsOption } from '#cli/options/options';
import { runCommand } from '#cli/shell/runCommand';
import type { EngineChoice } from '#learning/network/engineName';

interface PretrainArguments {
  readonly seed: number;
  readonly out: string;
  readonly engine: EngineChoice;
  readonly logdir?: string;
  readonly steps?: number;
  readonly sections?: number;
  readonly like?: string;
}

const EXAMPLES = `
Examples:
  diffrakt pretrain --seed 1 --out base
  diffrakt pretrain --seed 1 --like line.sgy --out like-line
  diffrakt pretrain --seed 2 --out small --sections 40 --steps 200 --logdir events
  diffrakt classify line.sgy --model base --out classified`;

/** `diffrakt pretrain --seed N --out DIR` */
export function addPretrain(program: Command): void {
  program
    .command('pretrain')
    .description('Train a net on simulated sections, so that it answers on any line before the first pick.')
    .addOption(seedOption())
    .addOption(outOption('folder for the net; made where missing'))
    .addOption(stepsOption())
    .option('--sections <number>', 'simulated sections that it learns from', parseWhole(1, 10_000))
    .option('--like <line>', 'simulate only lines like this one: its period, noise, dips and spacing')
    .option('--logdir <folder>', 'also write event files that TensorBoard opens')
    .addOption(engineOption())
    .addHelpText('after', EXAMPLES)
    .action((options: PretrainArguments) =>
      runCommand(program, async (context, say) => {
        const { PRETRAIN_DEFAULTS } = await import('#learning/dense/pretrainRecipe');
        const { pretrainOnRequest } = await import('#jobs/pretrain/pretrainOnRequest');
        const { pretrainLines } = await import('#cli/words/pretrainText');
        const { seed, out, engine, logdir = null } = options;
        const { sections = PRETRAIN_DEFAULTS.sections, steps = PRETRAIN_DEFAULTS.steps } = options;
        const like = options.like === undefined ? null : { linePath: options.like };
        const result = await pretrainOnRequest(
          { seed, sections, steps, like, modelFolder: out, logFolder: logdir, engine },
          context,
        );
        say(pretrainLines(result, out).join('\n'));
      }),
    );
}
