import { join } from 'node:path';
import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { checkpointOption, FILE_WORDS, pickedPlaneOption, picksOption } from '#cli/options/options';
import {
  addStopOptions,
  addTrainingOptions,
  settingsOf,
  type TrainingArguments,
} from '#cli/options/trainingOptions';
import { runCommand } from '#cli/shell/runCommand';
import { JobError } from '#system/failure';
import { RUN_FILES } from '#system/fileNames';

interface TrainArguments extends TrainingArguments, OpeningArguments {
  readonly picks: string;
  readonly model: string;
  readonly plane?: string;
  readonly logdir?: string;
  readonly resume: boolean;
  readonly checkpointSeconds: number;
}

const EXAMPLES = `
Examples:
  diffrakt train line.sgy --picks picks.json --model model
  diffrakt train line.sgy --picks picks.json --model model --engine wasm --seed 7 --logdir events
  diffrakt train line.sgy --picks picks.json --model model --filters 8,16 --learning-rate 1e-3 --patience 20
  diffrakt train line.sgy --picks picks.json --model model --resume
  diffrakt train cube.sgy --picks picks.json --model model --plane inline:120
  tensorboard --logdir events`;

/** Training that was stopped keeps its best weights, but has not made all steps. */
function stoppedEarly(modelFolder: string): JobError {
  const message = `Stopped before the last step; the best weights so far are in ${modelFolder}`;
  return new JobError('cancelled', message, 'Give --resume to continue, or train again for all steps.');
}

/** `diffrakt train LINE --picks PICKS.json --model DIR …` */
export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .description('Train the network on the panels of the picks and validate it with held-out picks.')
    .argument('<line>', FILE_WORDS)
    .addOption(picksOption())
    .addOption(pickedPlaneOption())
    .requiredOption('--model <folder>', 'folder for the model (weights in weights.bin); made where missing')
    .option('--logdir <folder>', 'also write event files that TensorBoard opens')
    .option(
      '--resume',
      'continue from the checkpoint in the model folder, to the same weights as without a stop',
      false,
    )
    .addOption(checkpointOption());
  addOpeningOptions(addStopOptions(addTrainingOptions(command)))
    .addHelpText('after', EXAMPLES)
    .action((line: string, options: TrainArguments) =>
      runCommand(program, async (shell, say) => {
        const context = { ...shell, engines: { threads: options.threads } };
        const { readPicksFile } = await import('#jobs/picks/picksFile');
        const { createRecipe } = await import('#jobs/recipe/recipe');
        const { trainModel } = await import('#jobs/train/trainModel');
        const { trainLines } = await import('#cli/words/trainText');
        const { model } = options;
        const logFolder = options.logdir ?? null;
        const picks = await readPicksFile(options.picks);
        const { checkpointSeconds } = options;
        const recipe = createRecipe(
          { linePath: line, opening: openingOf(options), picks },
          { ...settingsOf(options), checkpointSeconds },
        );
        const job = {
          recipe,
          onlyPlane: options.plane,
          picksPath: options.picks,
          modelFolder: model,
          logFolder,
          checkpoint: {
            path: join(model, RUN_FILES.checkpoint),
            everySeconds: options.checkpointSeconds,
            resume: options.resume,
          },
        };
        const result = await trainModel(job, context);
        say(trainLines(result, logFolder).join('\n'));
        if (result.stopped) throw stoppedEarly(result.modelFolder);
      }),
    );
}
