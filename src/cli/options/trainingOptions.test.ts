import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  addStopOptions,
  addTrainingOptions,
  settingsOf,
  type TrainingArguments,
} from '#cli/options/trainingOptions';
import { checkNet, completeOptions } from '#jobs/recipe/recipe';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { taskOf } from '#learning/tasks/tasks';

/** Result of a command line, or the message with which it is refused. */
function parse(...args: string[]): TrainingArguments | string {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addStopOptions(addTrainingOptions(command));
  try {
    return command.parse(args, { from: 'user' }).opts<TrainingArguments>();
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}

function optionsOf(...args: string[]) {
  const given = parse(...args);
  if (typeof given === 'string') throw new Error(given);
  return completeOptions(settingsOf(given).options);
}

describe('training options', () => {
  it('that are not given take their defaults', () => {
    expect(optionsOf()).toEqual(TRAIN_DEFAULTS);
  });

  it('all arrive', () => {
    const text =
      '--seed 7 --steps 90 --epochs 4 --patience 5 --target-accuracy 0.9 --batch-size 32 --optimiser sgd ' +
      '--learning-rate 1e-3 --schedule linear --warm-up-steps 0 --clip-norm 2.5 --class-weights 2,1,0.5 --filters 8,16';
    expect(optionsOf(...text.split(' '))).toEqual({
      ...TRAIN_DEFAULTS,
      ...{ seed: 7, steps: 90, epochs: 4, patience: 5, targetAccuracy: 0.9, batchSize: 32, optimiser: 'sgd' },
      ...{ learningRate: 1e-3, schedule: 'linear', warmUpSteps: 0, clipNorm: 2.5, classWeights: [2, 1, 0.5] },
      filters: [8, 16],
    });
  });

  it.each(['0', '', ' '])('filters %j are a net without a hidden layer', (text) => {
    expect(optionsOf('--filters', text).filters).toEqual([]);
  });

  it.each([
    [['--filters', '12,'], /up to 3 whole numbers from 1 to 512/],
    [['--filters', '1,2,3,4'], /up to 3 whole numbers/],
    [['--filters', '12,999'], /from 1 to 512/],
    [['--filters', '-4'], /argument/],
    [['--learning-rate', '0'], /number above 0, 10 at most/],
    [['--learning-rate', '20'], /number above 0, 10 at most/],
    [['--learning-rate', 'fast'], /number above 0, 10 at most/],
    [['--learning-rate', '1.2.3'], /number above 0/],
    [['--class-weights', '1,1'], /three numbers/],
    [['--class-weights', '1,1,0'], /three numbers/],
    [['--class-weights', '1,1,1,1'], /three numbers/],
    [['--optimiser', 'rmsprop'], /Allowed choices are adam, momentum, sgd/],
    [['--schedule', 'step'], /Allowed choices are cosine, linear, constant/],
    [['--batch-size', '0'], /whole number from 1 to 4096/],
    [['--threads', '1.5'], /whole number from 1 to 64/],
    [['--target-accuracy', '1.1'], /number above 0, 1 at most/],
    [['--patience', '0'], /whole number from 1/],
    [['--epochs', 'x'], /whole number from 1/],
  ])('%j are refused with a message', (args, message) => {
    expect(parse(...args)).toMatch(message);
  });

  it('that do not fit together are refused by the job', () => {
    const filters = parse('--filters', '4,4,4');
    if (typeof filters === 'string') throw new Error(filters);
    const options = { ...settingsOf(filters).options, maximumTraceLag: 6, maximumSampleLag: 6 };
    expect(() => checkNet(taskOf('pairs'), completeOptions(options))).toThrow(
      /filters: layer 3 is larger than its input of 1 x 1/,
    );
  });
});
