/** How weights follow their gradients. */
export const OPTIMISERS = ['adam', 'momentum', 'sgd'] as const;
export type OptimiserName = (typeof OPTIMISERS)[number];

/** How the learning rate falls over the steps: along half a cosine, in a straight line, not at all. */
export const SCHEDULES = ['cosine', 'linear', 'constant'] as const;
export type ScheduleName = (typeof SCHEDULES)[number];

/** Everything about training that is a choice. The same options, picks and line give the same weights. */
export interface TrainOptions {
  readonly seed: number;
  /** Most steps; fewer where one of the stop criteria is met before. */
  readonly steps: number;
  /** Pairs of windows a step. */
  readonly batchSize: number;
  readonly optimiser: OptimiserName;
  readonly learningRate: number;
  readonly schedule: ScheduleName;
  /** First steps over which the rate rises in a straight line; 0 for none. */
  readonly warmUpSteps: number;
  readonly weightDecay: number;
  /** Longest gradient, all weights together; a longer one is shortened to it. Null for no limit. */
  readonly clipNorm: number | null;
  /** How much a pair counts by the class of its window: diffraction, reflection, noise. */
  readonly classWeights: readonly [number, number, number];
  /** Most times that as many pairs are seen as there are. Null for no limit. */
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

export const TRAIN_DEFAULTS: TrainOptions = {
  seed: 1,
  steps: 1500,
  batchSize: 64,
  optimiser: 'adam',
  learningRate: 2e-3,
  schedule: 'cosine',
  warmUpSteps: 0,
  weightDecay: 1e-2,
  clipNorm: null,
  classWeights: [1, 1, 1],
  epochs: null,
  patience: null,
  targetAccuracy: null,
  filters: [12, 24],
  maximumTraceLag: 16,
  maximumSampleLag: 16,
  augment: true,
  templatesPerClass: 5,
};
