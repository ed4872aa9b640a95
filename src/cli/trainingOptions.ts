import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EngineChoice, engineOption, parseWhole, seedOption, stepsOption } from '#cli/options';
import type { RunOptions } from '#jobs/recipe/runOptions';

const OPTIMISERS = ['adam', 'momentum', 'sgd'] as const;
const SCHEDULES = ['cosine', 'linear', 'constant'] as const;
const MOST_LAYERS = 3;
const MOST_FILTERS = 128;
const MOST_THREADS = 64;

/** What commander makes of the training options on a command line. */
export interface TrainingArguments {
  readonly engine: EngineChoice;
  readonly seed: number;
  readonly threads?: number;
  readonly steps?: number;
  readonly epochs?: number;
  readonly patience?: number;
  readonly targetAccuracy?: number;
  readonly batchSize?: number;
  readonly optimiser?: (typeof OPTIMISERS)[number];
  readonly learningRate?: number;
  readonly schedule?: (typeof SCHEDULES)[number];
  readonly warmUpSteps?: number;
  readonly clipNorm?: number;
  readonly classWeights?: [number, number, number];
  readonly filters?: number[];
}

/** A parser of numbers above `above`, up to `most`. */
export function parseNumber(above: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^[\d.]+(e[+-]?\d+)?$/i.test(text) && value > above && value <= most) return value;
    throw new InvalidArgumentError(`Give a number above ${above}, ${most} at most.`);
  };
}

/** Filters of each convolution, as "12,24"; "0" or nothing for a net of one dense layer. */
export function parseFilters(text: string): number[] {
  if (text.trim() === '' || text.trim() === '0') return [];
  const filters = text.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  if (filters.length <= MOST_LAYERS && filters.every((count) => count >= 1 && count <= MOST_FILTERS))
    return filters;
  throw new InvalidArgumentError(
    `Give up to ${MOST_LAYERS} whole numbers from 1 to ${MOST_FILTERS}, as 12,24; or 0 for a net without a hidden layer.`,
  );
}

/** Weights of diffraction, reflection and noise, as "2,1,0.5". */
export function parseClassWeights(text: string): [number, number, number] {
  const parse = parseNumber(0, 1000);
  const [diffraction, reflection, noise, ...rest] = text.split(',').map((part) => {
    try {
      return parse(part.trim());
    } catch {
      return 0;
    }
  });
  if (rest.length === 0 && diffraction >= 0.001 && reflection >= 0.001 && noise >= 0.001)
    return [diffraction, reflection, noise];
  throw new InvalidArgumentError(
    'Give three numbers from 0.001 to 1000, for diffraction, reflection and noise, as 2,1,1.',
  );
}

/** Options of how a net is trained that `train` and `preflight` share. */
export function addTrainingOptions(command: Command): Command {
  const whole = (flags: string, words: string, most: number, least = 1): Option =>
    new Option(flags, words).argParser(parseWhole(least, most));
  const real = (flags: string, words: string, most: number): Option =>
    new Option(flags, words).argParser(parseNumber(0, most));
  const options = [
    engineOption(),
    seedOption(),
    whole(
      '--threads <number>',
      'threads of the engine "wasm"; the weights do not depend on it',
      MOST_THREADS,
    ),
    new Option(
      '--filters <list>',
      'filters of each convolution, as 12,24; 0 for a net without a hidden layer',
    ).argParser(parseFilters),
    whole('--batch-size <number>', 'pairs of windows a step', 1024),
    new Option('--optimiser <name>', 'how weights follow their gradients').choices(OPTIMISERS),
    real('--learning-rate <number>', 'size of the steps', 1),
    new Option('--schedule <name>', 'how the learning rate falls').choices(SCHEDULES),
    whole('--warm-up-steps <number>', 'first steps over which the learning rate rises', 100_000, 0),
    real('--clip-norm <number>', 'longest gradient; longer ones are shortened to it', 1e6),
    new Option('--class-weights <list>', 'how much diffraction, reflection and noise count').argParser(
      parseClassWeights,
    ),
  ];
  for (const option of options) command.addOption(option);
  return command;
}

/** Options of when a training ends. */
export function addStopOptions(command: Command): Command {
  return command
    .addOption(stepsOption())
    .option('--epochs <number>', 'stop after so many rounds through all pairs', parseWhole(1, 1_000_000))
    .option(
      '--patience <number>',
      'stop after so many validations without a lower loss',
      parseWhole(1, 10_000),
    )
    .option(
      '--target-accuracy <share>',
      'stop once this share of the held-out picks is right',
      parseNumber(0, 1),
    );
}

/** The training options as the jobs take them; what was not given takes its default there. */
export function runOptionsOf(given: TrainingArguments): RunOptions {
  const { engine, seed, steps, epochs, patience, targetAccuracy, batchSize, optimiser } = given;
  const { learningRate, schedule, warmUpSteps, clipNorm, classWeights, filters } = given;
  return {
    ...{ engine, seed, steps, epochs, patience, targetAccuracy, batchSize, optimiser },
    ...{ learningRate, schedule, warmUpSteps, clipNorm, classWeights, filters },
  };
}
