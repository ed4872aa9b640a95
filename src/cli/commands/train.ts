import { join } from 'node:path';
import type { Command } from 'commander';
import { addOpeningOptions, type OpeningArguments, openingOf } from '#cli/options/openingOptions';
import { checkpointOption, FILE_WORDS, pickedPlaneOption, picksPerLineOption } from '#cli/options/options';
import {
  addStopOptions,
  addTrainingOptions,
  settingsOf,
  type TrainingArguments,
} from '#cli/options/trainingOptions';
import { runCommand } from '#cli/shell/runCommand';
import type { TrainResult } from '#jobs/train/trainResult';
import { JobError } from '#system/failure';
import { RUN_FILES } from '#system/fileNames';

interface TrainArguments extends TrainingArguments, OpeningArguments {
  readonly picks: readonly string[];
  readonly lines?: readonly string[];
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
  diffrakt train --lines a.sgy b.sgy --picks a.json --picks b.json --model model
                     one net for all lines, judged by place and by line: model/report.json
  tensorboard --logdir events`;

/** Training that was stopped keeps its best weights, but has not made all steps, or not all judgements. */
function stoppedEarly({ stopped, modelFolder }: TrainResult): JobError {
  if (!stopped)
    return new JobError(
      'cancelled',
      `Stopped before the validation by line had ended; the net in ${modelFolder} is complete`,
      'Use it as it is, or train again to have all lines judged.',
    );
  const message = `Stopped before the last step; the best weights so far are in ${modelFolder}`;
  return new JobError('cancelled', message, 'Give --resume to continue, or train again for all steps.');
}

/** The lines of a training with the picks files of each. @throws JobError 'argument.invalid' */
function linesWithPicks(line: string | undefined, { lines = [], picks }: TrainArguments) {
  const paths = line === undefined ? lines : [line, ...lines];
  if (paths.length > 0 && paths.length === picks.length)
    return paths.map((linePath, i) => ({ linePath, picksPath: picks[i] }));
  const counted = `${paths.length} ${paths.length === 1 ? 'line' : 'lines'} and ${picks.length} picks ${picks.length === 1 ? 'file' : 'files'}`;
  throw new JobError(
    'argument.invalid',
    `There are ${counted}`,
    'Name at least one line, and give --picks once for each, in the order of the lines.',
  );
}

/** `diffrakt train LINE --picks PICKS.json --model DIR …` */
export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .description(
      'Train the network on the panels of the picks of one or more lines and validate it with held-out picks.',
    )
    .argument('[line]', FILE_WORDS)
    .option(
      '--lines <files...>',
      'train one net on several lines; each is also judged by a net of the others',
    )
    .addOption(picksPerLineOption())
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
    .action((line: string | undefined, options: TrainArguments) =>
      runCommand(program, async (shell, say) => {
        const context = { ...shell, engines: { threads: options.threads } };
        const { readPicksFile } = await import('#jobs/picks/picksFile');
        const { createRecipe } = await import('#jobs/recipe/recipe');
        const { trainModel } = await import('#jobs/train/trainModel');
        const { trainLines } = await import('#cli/words/trainText');
        const { model } = options;
        const logFolder = options.logdir ?? null;
        const named = linesWithPicks(line, options);
        const opening = openingOf(options);
        const read = named.map(async ({ linePath, picksPath }) => {
          return { linePath, opening, picks: await readPicksFile(picksPath) };
        });
        const [first, ...otherLines] = await Promise.all(read);
        const { checkpointSeconds } = options;
        const recipe = createRecipe({ ...first, otherLines }, { ...settingsOf(options), checkpointSeconds });
        const job = {
          recipe,
          onlyPlane: options.plane,
          picksPaths: options.picks,
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
        if (result.stopped || shell.signal.aborted) throw stoppedEarly(result);
      }),
    );
}
