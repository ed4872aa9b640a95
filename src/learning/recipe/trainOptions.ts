import type { OptionOf } from '#learning/recipe/optionKinds';

/** How weights follow their gradients. */
export const OPTIMISERS = ['adam', 'momentum', 'sgd'] as const;
export type OptimiserName = (typeof OPTIMISERS)[number];

/** How the learning rate falls over the steps: along half a cosine, in a straight line, not at all. */
const SCHEDULES = ['cosine', 'linear', 'constant'] as const;
export type ScheduleName = (typeof SCHEDULES)[number];

/** All settings of a training. The same options, picks and line give the same weights. */
export interface TrainOptions {
  readonly seed: number;
  /** Most steps; fewer where one of the stop criteria is met before. */
  readonly steps: number;
  /** Examples a step. */
  readonly batchSize: number;
  readonly optimiser: OptimiserName;
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  /** First steps over which the rate rises in a straight line; 0 for none. */
  readonly warmUpSteps: number;
  readonly weightDecay: number;
  /** Longest gradient, all weights together; a longer one is shortened to it. Null for no limit. */
  readonly clipNorm: number | null;
  /** How much an example counts by the class of its window: diffraction, reflection, noise. */
  readonly classWeights: readonly [number, number, number];
  /** Most times that as many examples are seen as there are. Null for no limit. */
  readonly epochs: number | null;
  /** Validations in a row without a lower loss after which training stops. Null for no limit. */
  readonly patience: number | null;
  /** Share of held-out picks given the right class at which training stops. Null for no limit. */
  readonly targetAccuracy: number | null;
  /** Filters of each convolution, the first one first; none for a net of one dense layer. */
  readonly filters: readonly number[];
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
  /** Mirrored, shifted and sign-flipped copies of the windows. */
  readonly augment: boolean;
  readonly templatesPerClass: number;
}

/**
 * Every option with its limits, its default and its descriptions. The form, the command line, the checks
 * between processes, recipes and model files all take them from here.
 */
export const TRAIN_OPTIONS = {
  seed: {
    kind: 'number',
    label: 'Seed',
    words: 'same seed, same result',
    ...{ least: 0, most: 4_294_967_295, isWhole: true, increment: 1, default: 1 },
  },
  steps: {
    kind: 'number',
    label: 'Steps',
    words: 'training steps',
    ...{ least: 1, most: 1_000_000, isWhole: true, increment: 50, default: 1500 },
  },
  batchSize: {
    kind: 'number',
    label: 'Batch, pairs',
    words: 'pairs of windows a step',
    ...{ least: 1, most: 4096, isWhole: true, increment: 8, default: 64 },
  },
  optimiser: {
    kind: 'choice',
    label: 'Optimiser',
    words: 'how weights follow their gradients',
    ...{ choices: OPTIMISERS, default: 'adam' },
  },
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    words: 'size of the steps',
    ...{ least: 0, most: 10, increment: 0.0005, default: 2e-3 },
  },
  schedule: {
    kind: 'choice',
    label: 'Rate over the steps',
    words: 'how the learning rate falls',
    ...{ choices: SCHEDULES, default: 'cosine' },
  },
  warmUpSteps: {
    kind: 'number',
    label: 'Warm-up steps',
    words: 'first steps over which the learning rate rises',
    ...{ least: 0, most: 1_000_000, isWhole: true, increment: 10, default: 0 },
  },
  weightDecay: {
    kind: 'number',
    label: 'Weight decay',
    words: 'share of each weight taken away per unit of learning rate',
    ...{ least: 0, most: 1, increment: 0.01, default: 1e-2 },
  },
  clipNorm: {
    kind: 'limit',
    label: 'Clip gradient at',
    words: 'longest gradient; longer ones are shortened to it',
    ...{ least: 0, isLeastExcluded: true, most: 1e6, increment: 0.5, suggested: 1, default: null },
  },
  classWeights: {
    kind: 'by class',
    label: 'How much a class counts',
    words: 'how much diffraction, reflection and noise count',
    ...{ each: { least: 0, isLeastExcluded: true, most: 1000 }, increment: 0.1, default: [1, 1, 1] },
  },
  epochs: {
    kind: 'limit',
    label: 'Epochs',
    words: 'stop after so many epochs',
    ...{ least: 1, most: 1_000_000, isWhole: true, increment: 1, suggested: 20, default: null },
  },
  patience: {
    kind: 'limit',
    label: 'Patience, validations',
    words: 'stop after so many validations without a lower loss',
    ...{ least: 1, most: 10_000, isWhole: true, increment: 1, suggested: 10, default: null },
  },
  targetAccuracy: {
    kind: 'limit',
    label: 'Held-out picks right',
    words: 'stop once this share of the held-out picks is right',
    ...{ least: 0, most: 1, increment: 0.01, suggested: 0.95, default: null },
  },
  filters: {
    kind: 'list',
    label: 'Filters',
    words: 'filters of each convolution, as 12,24; 0 for a net without a hidden layer',
    each: { least: 1, most: 512, isWhole: true },
    ...{ mostEntries: 3, increment: 1, suggested: [12, 24, 48], default: [12, 24] },
  },
  maximumTraceLag: {
    kind: 'number',
    label: 'Lags, traces',
    words: 'half height of the panels, in traces',
    ...{ least: 6, most: 128, isWhole: true, increment: 1, default: 16 },
  },
  maximumSampleLag: {
    kind: 'number',
    label: 'Lags, samples',
    words: 'half width of the panels, in samples',
    ...{ least: 6, most: 128, isWhole: true, increment: 1, default: 16 },
  },
  augment: {
    kind: 'switch',
    label: 'Mirrored, shifted and sign-flipped copies',
    words: 'train on mirrored, shifted and sign-flipped copies of the windows too',
    default: true,
  },
  templatesPerClass: {
    kind: 'number',
    label: 'Templates a class',
    words: 'windows of each class that other windows are compared with',
    ...{ least: 1, most: 64, isWhole: true, increment: 1, default: 5 },
  },
} as const satisfies { readonly [Name in keyof TrainOptions]: OptionOf<TrainOptions[Name]> };

type Table = Readonly<Record<string, { readonly default: unknown }>>;

function defaultsOf<Options extends Table>(options: Options) {
  const pairs = Object.entries(options).map(([name, option]) => [name, option.default] as const);
  return Object.fromEntries(pairs) as { readonly [Name in keyof Options]: Options[Name]['default'] };
}

export const TRAIN_DEFAULTS: TrainOptions = defaultsOf(TRAIN_OPTIONS);
