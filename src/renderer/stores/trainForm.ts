import type { EngineName, TrainRequest } from '#contract/contract';
import { formatNumber } from '#seismic/display/ticks';

interface Limits {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** By how much the arrow keys change it. */
  readonly step: number;
  readonly isWhole?: boolean;
}

/** Every number of the form: what it is called and what it may be. Training refuses what is beyond. */
export const NUMBERS = {
  filters1: { label: 'Filters, layer 1', least: 1, most: 128, step: 1, isWhole: true },
  filters2: { label: 'Filters, layer 2', least: 1, most: 128, step: 1, isWhole: true },
  filters3: { label: 'Filters, layer 3', least: 1, most: 128, step: 1, isWhole: true },
  learningRate: { label: 'Learning rate', least: 0, most: 1, step: 0.0005 },
  batchSize: { label: 'Batch, pairs', least: 1, most: 1024, step: 8, isWhole: true },
  warmUpSteps: { label: 'Warm-up steps', least: 0, most: 100_000, step: 10, isWhole: true },
  seed: { label: 'Seed', least: 0, most: 4_294_967_295, step: 1, isWhole: true },
  clipNorm: { label: 'Clip gradient at', least: 0.001, most: 1_000_000, step: 0.5 },
  weightD: { label: 'Diffraction', least: 0.001, most: 1000, step: 0.1 },
  weightR: { label: 'Reflection', least: 0.001, most: 1000, step: 0.1 },
  weightN: { label: 'Noise', least: 0.001, most: 1000, step: 0.1 },
  steps: { label: 'Steps', least: 1, most: 100_000, step: 50, isWhole: true },
  epochs: { label: 'Epochs', least: 1, most: 1_000_000, step: 1, isWhole: true },
  patience: { label: 'Patience, validations', least: 1, most: 10_000, step: 1, isWhole: true },
  targetPercent: { label: 'Held-out picks right, %', least: 1, most: 100, step: 1 },
} as const satisfies Record<string, Limits>;

export type NumberName = keyof typeof NUMBERS;
/** Limits that may be off. */
export type OptionalName = 'clipNorm' | 'epochs' | 'patience' | 'targetPercent';
/** Null while nothing that is a number stands in a field. */
export type NumberEntry = number | null | undefined;

/** What the training form holds, valid or not. */
export interface TrainForm {
  numbers: Record<NumberName, NumberEntry>;
  isOn: Record<OptionalName, boolean>;
  /** Convolutions before the dense layer. */
  layerCount: number;
  optimiser: TrainRequest['optimiser'];
  schedule: TrainRequest['schedule'];
  engine: EngineName | 'auto';
  classifyAfter: boolean;
}

const FILTERS = ['filters1', 'filters2', 'filters3'] as const;
export const MOST_LAYERS = FILTERS.length;

/** What stands beside a limit that is off, ready to be switched on. */
const SUGGESTED = { clipNorm: 1, epochs: 20, patience: 10, targetPercent: 95, filters: [12, 24, 48] };

/** The form that says what a request does. */
export function formOf(request: TrainRequest): TrainForm {
  const { clipNorm, epochs, patience, targetAccuracy, filters, classWeights } = request;
  const [filters1, filters2, filters3] = SUGGESTED.filters.map((count, i) => filters[i] ?? count);
  const [weightD, weightR, weightN] = classWeights;
  const { seed, steps, batchSize, learningRate, warmUpSteps } = request;
  const { optimiser, schedule, engine, classifyAfter } = request;
  return {
    numbers: {
      ...{ filters1, filters2, filters3, weightD, weightR, weightN },
      ...{ seed, steps, batchSize, learningRate, warmUpSteps },
      clipNorm: clipNorm ?? SUGGESTED.clipNorm,
      epochs: epochs ?? SUGGESTED.epochs,
      patience: patience ?? SUGGESTED.patience,
      targetPercent: targetAccuracy === null ? SUGGESTED.targetPercent : 100 * targetAccuracy,
    },
    isOn: {
      clipNorm: clipNorm !== null,
      epochs: epochs !== null,
      patience: patience !== null,
      targetPercent: targetAccuracy !== null,
    },
    layerCount: filters.length,
    ...{ optimiser, schedule, engine, classifyAfter },
  };
}

function isOptional(name: NumberName): name is OptionalName {
  return name === 'clipNorm' || name === 'epochs' || name === 'patience' || name === 'targetPercent';
}

/** Limits that are off and layers that are not there do not count. */
function isUsed(form: TrainForm, name: NumberName): boolean {
  if (isOptional(name)) return form.isOn[name];
  const layers: readonly NumberName[] = FILTERS;
  return layers.indexOf(name) < form.layerCount;
}

function limitWords(limit: number): string {
  return formatNumber(limit, Number.isInteger(limit) ? 0 : 3);
}

/** Why a field's number cannot stand, as a sentence; null where it can, or where it does not count. */
export function problemOf(form: TrainForm, name: NumberName): string | null {
  const { least, most, isWhole = false }: Limits = NUMBERS[name];
  const value = form.numbers[name];
  const fits = typeof value === 'number' && value >= least && value <= most;
  if (!isUsed(form, name) || (fits && (!isWhole || Number.isInteger(value)))) return null;
  return `Give a ${isWhole ? 'whole ' : ''}number from ${limitWords(least)} to ${limitWords(most)}.`;
}

/** Names of all fields whose number cannot stand. */
export function problemsOf(form: TrainForm): NumberName[] {
  const names = Object.keys(NUMBERS).filter((name): name is NumberName => name in NUMBERS);
  return names.filter((name) => problemOf(form, name) !== null);
}

/** Filters of each layer; null where one of them cannot stand. */
export function filtersOf(form: TrainForm): number[] | null {
  const used = FILTERS.slice(0, form.layerCount);
  if (used.some((name) => problemOf(form, name) !== null)) return null;
  return used.map((name) => form.numbers[name] ?? 0);
}

/** What the form asks for, in the place of what `base` says; null where a number cannot stand. */
export function requestOf(form: TrainForm, base: TrainRequest): TrainRequest | null {
  const filters = filtersOf(form);
  if (filters === null || problemsOf(form).length > 0) return null;
  const numberOf = (name: NumberName): number => form.numbers[name] ?? 0;
  const limitOf = (name: OptionalName): number | null => (form.isOn[name] ? numberOf(name) : null);
  const target = limitOf('targetPercent');
  const { optimiser, schedule, engine, classifyAfter } = form;
  return {
    ...base,
    ...{ optimiser, schedule, engine, classifyAfter, filters },
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
}
