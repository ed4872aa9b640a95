import type { EngineChoice, RunSettings, TrainOptions } from '#contract/contract';
import { type NumberLimits, TRAIN_OPTIONS } from '#contract/training';
import { say } from '#renderer/words/say.svelte';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import { formatNumber } from '#seismic/display/ticks';

/** A number of the form: its name and its limits. */
interface Field extends NumberLimits {
  readonly label: string;
  /** Step of the arrow keys. */
  readonly increment: number;
}

const { filters, classWeights, targetAccuracy } = TRAIN_OPTIONS;

function filtersField(layer: number): Field {
  return { ...filters.each, label: `Filters, layer ${layer}`, increment: filters.increment };
}

function weightField(name: keyof typeof CLASS_STYLES): Field {
  return { ...classWeights.each, label: CLASS_STYLES[name].name, increment: classWeights.increment };
}

/** Every number of the form, as the table of training options has it. */
export const NUMBERS = {
  filters1: filtersField(1),
  filters2: filtersField(2),
  filters3: filtersField(3),
  learningRate: TRAIN_OPTIONS.learningRate,
  batchSize: TRAIN_OPTIONS.batchSize,
  warmUpSteps: TRAIN_OPTIONS.warmUpSteps,
  seed: TRAIN_OPTIONS.seed,
  clipNorm: TRAIN_OPTIONS.clipNorm,
  weightD: weightField('diffraction'),
  weightR: weightField('reflection'),
  weightN: weightField('noise'),
  steps: TRAIN_OPTIONS.steps,
  epochs: TRAIN_OPTIONS.epochs,
  patience: TRAIN_OPTIONS.patience,
  targetPercent: {
    label: 'Held-out picks right, %',
    least: 100 * targetAccuracy.least,
    most: 100 * targetAccuracy.most,
    increment: 100 * targetAccuracy.increment,
  },
} as const satisfies Record<string, Field>;

export type NumberName = keyof typeof NUMBERS;
/** Limits that may be off. */
export type OptionalName = 'clipNorm' | 'epochs' | 'patience' | 'targetPercent';
/** Null while a field does not hold a number. */
export type NumberEntry = number | null | undefined;

/** What the training form holds, valid or not. */
export interface TrainForm {
  numbers: Record<NumberName, NumberEntry>;
  isOn: Record<OptionalName, boolean>;
  /** Convolutions before the dense layer. */
  layerCount: number;
  optimiser: TrainOptions['optimiser'];
  schedule: TrainOptions['schedule'];
  engine: EngineChoice;
  classifyAfter: boolean;
}

const FILTERS = ['filters1', 'filters2', 'filters3'] as const;
export const MOST_LAYERS = FILTERS.length;

/** The form filled with settings. */
export function formOf({ options, engine, classifyAfter }: RunSettings): TrainForm {
  const { clipNorm, epochs, patience, targetAccuracy: target } = options;
  const [filters1, filters2, filters3] = filters.suggested.map((count, i) => options.filters[i] ?? count);
  const [weightD, weightR, weightN] = options.classWeights;
  const { seed, steps, batchSize, learningRate, warmUpSteps, optimiser, schedule } = options;
  return {
    numbers: {
      ...{ filters1, filters2, filters3, weightD, weightR, weightN },
      ...{ seed, steps, batchSize, learningRate, warmUpSteps },
      clipNorm: clipNorm ?? TRAIN_OPTIONS.clipNorm.suggested,
      epochs: epochs ?? TRAIN_OPTIONS.epochs.suggested,
      patience: patience ?? TRAIN_OPTIONS.patience.suggested,
      targetPercent: 100 * (target ?? targetAccuracy.suggested),
    },
    isOn: {
      clipNorm: clipNorm !== null,
      epochs: epochs !== null,
      patience: patience !== null,
      targetPercent: target !== null,
    },
    layerCount: options.filters.length,
    ...{ optimiser, schedule, engine, classifyAfter },
  };
}

function isOptional(name: NumberName): name is OptionalName {
  return name === 'clipNorm' || name === 'epochs' || name === 'patience' || name === 'targetPercent';
}

/** Limits that are off and layers that do not exist are ignored. */
function isUsed(form: TrainForm, name: NumberName): boolean {
  if (isOptional(name)) return form.isOn[name];
  const layers: readonly NumberName[] = FILTERS;
  return layers.indexOf(name) < form.layerCount;
}

function limitWords(limit: number): string {
  return formatNumber(limit, Number.isInteger(limit) ? 0 : 3);
}

/** Why a field's number is invalid, as a sentence; null if it is valid or ignored. */
export function problemOf(form: TrainForm, name: NumberName): string | null {
  const { least, most, isWhole = false, isLeastExcluded = false }: Field = NUMBERS[name];
  const value = form.numbers[name];
  const isInside = typeof value === 'number' && value >= least && value <= most;
  const fits = isInside && !(isLeastExcluded && value === least) && (!isWhole || Number.isInteger(value));
  if (fits || !isUsed(form, name)) return null;
  const limits = { least: limitWords(least), most: limitWords(most) };
  if (isLeastExcluded) return say('Give a number above {least}, {most} at most.', limits);
  return isWhole
    ? say('Give a whole number from {least} to {most}.', limits)
    : say('Give a number from {least} to {most}.', limits);
}

/** Names of all fields with an invalid number. */
export function problemsOf(form: TrainForm): NumberName[] {
  const names = Object.keys(NUMBERS).filter((name): name is NumberName => name in NUMBERS);
  return names.filter((name) => problemOf(form, name) !== null);
}

/** Filters of each layer; null if one of them is invalid. */
export function filtersOf(form: TrainForm): number[] | null {
  const used = FILTERS.slice(0, form.layerCount);
  if (used.some((name) => problemOf(form, name) !== null)) return null;
  return used.map((name) => form.numbers[name] ?? 0);
}

/** Settings of the form, with the rest from `base`; null if a number is invalid. */
export function settingsOf(form: TrainForm, base: RunSettings): RunSettings | null {
  const filterCounts = filtersOf(form);
  if (filterCounts === null || problemsOf(form).length > 0) return null;
  const numberOf = (name: NumberName): number => form.numbers[name] ?? 0;
  const limitOf = (name: OptionalName): number | null => (form.isOn[name] ? numberOf(name) : null);
  const target = limitOf('targetPercent');
  const { optimiser, schedule, engine, classifyAfter } = form;
  const options: TrainOptions = {
    ...base.options,
    ...{ optimiser, schedule, filters: filterCounts },
    seed: numberOf('seed'),
    steps: numberOf('steps'),
    batchSize: numberOf('batchSize'),
    learningRate: numberOf('learningRate'),
    warmUpSteps: numberOf('warmUpSteps'),
    clipNorm: limitOf('clipNorm'),
    classWeights: [numberOf('weightD'), numberOf('weightR'), numberOf('weightN')],
    epochs: limitOf('epochs'),
    patience: limitOf('patience'),
    targetAccuracy: target === null ? null : target / 100,
  };
  return { ...base, engine, classifyAfter, options };
}
