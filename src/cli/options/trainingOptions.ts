import { type Command, InvalidArgumentError, Option } from 'commander';
import { engineOption, parseWhole, seedOption, taskOption } from '#cli/options/options';
import type { GivenSettings } from '#jobs/recipe/recipe';
import type { EngineChoice } from '#learning/network/engineName';
import type { ByClassOption, ListOption, NumberLimits } from '#learning/recipe/optionKinds';
import type { TaskName } from '#learning/recipe/taskName';
import { TRAIN_OPTIONS, type TrainOptions } from '#learning/recipe/trainOptions';

const MOST_THREADS = 64;

/** Options of how a net is trained that `train` and `preflight` have, in the order of the help. */
const LEARNING = [
  'filters',
  'batchSize',
  'optimiser',
  'learningRate',
  'schedule',
  'warmUpSteps',
  'clipNorm',
  'classWeights',
] as const satisfies (keyof TrainOptions)[];

/** Options of when a training ends. */
const STOP = ['steps', 'epochs', 'patience', 'targetAccuracy'] as const satisfies (keyof TrainOptions)[];

type Asked = (typeof LEARNING)[number] | (typeof STOP)[number];

/** Commander's result for the training options on a command line; those not given are missing. */
export interface TrainingArguments extends Partial<Pick<TrainOptions, Asked>> {
  readonly engine: EngineChoice;
  readonly task: TaskName;
  readonly seed: number;
  readonly threads?: number;
}

/** A parser of numbers within limits, each above 0 where the least is 0. */
function parseNumber({ least, most }: NumberLimits): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const isNumber = /^[\d.]+(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value);
    if (isNumber && value > 0 && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a number above ${least}, ${most} at most.`);
  };
}

/** Whole numbers in a row, as "12,24"; "0" or nothing for none. */
function parseList({ each: { least, most }, mostEntries }: ListOption): (text: string) => number[] {
  return (text) => {
    if (text.trim() === '' || text.trim() === '0') return [];
    const values = text.split(',').map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
    if (values.length <= mostEntries && values.every((value) => value >= least && value <= most))
      return values;
    throw new InvalidArgumentError(
      `Give up to ${mostEntries} whole numbers from ${least} to ${most}, as 12,24; or 0 for a net without a hidden layer.`,
    );
  };
}

/** Numbers for diffraction, reflection and noise, as "2,1,0.5". */
function parseByClass({ each }: ByClassOption): (text: string) => [number, number, number] {
  return (text) => {
    const values = text.split(',').map((part) => {
      const value = Number(part);
      return part.trim() !== '' && value > each.least && value <= each.most ? value : Number.NaN;
    });
    const [diffraction, reflection, noise] = values;
    if (values.length === 3 && !values.some(Number.isNaN)) return [diffraction, reflection, noise];
    throw new InvalidArgumentError(
      `Give three numbers above ${each.least}, ${each.most} at most, for diffraction, reflection and noise, as 2,1,1.`,
    );
  };
}

function flagOf(name: string, value: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <${value}>`;
}

/** The command line's option for one of the table. */
function optionOf(name: Asked): Option {
  const option = TRAIN_OPTIONS[name];
  const flag = (value: string): Option => new Option(flagOf(name, value), option.words);
  if (option.kind === 'choice') return flag('name').choices(option.choices);
  if (option.kind === 'list') return flag('list').argParser(parseList(option));
  if (option.kind === 'by class') return flag('list').argParser(parseByClass(option));
  if ('isWhole' in option) return flag('number').argParser(parseWhole(option.least, option.most));
  return flag(name === 'targetAccuracy' ? 'share' : 'number').argParser(parseNumber(option));
}

/** Options of how a net is trained that `train` and `preflight` share. */
export function addTrainingOptions(command: Command): Command {
  const words = 'threads of the engine "wasm"; the weights do not depend on it';
  const threads = new Option('--threads <number>', words).argParser(parseWhole(1, MOST_THREADS));
  for (const option of [engineOption(), taskOption(), seedOption(), threads, ...LEARNING.map(optionOf)])
    command.addOption(option);
  return command;
}

/** Options of when a training ends. */
export function addStopOptions(command: Command): Command {
  for (const name of STOP) command.addOption(optionOf(name));
  return command;
}

/** The settings for the jobs; options that were not given take their defaults there. */
export function settingsOf(given: TrainingArguments) {
  const { engine, task, seed, steps, epochs, patience, targetAccuracy, batchSize, optimiser } = given;
  const { learningRate, schedule, warmUpSteps, clipNorm, classWeights, filters } = given;
  const options = {
    ...{ seed, steps, epochs, patience, targetAccuracy, batchSize, optimiser },
    ...{ learningRate, schedule, warmUpSteps, clipNorm, classWeights, filters },
  };
  return { engine, task, options } satisfies GivenSettings;
}
