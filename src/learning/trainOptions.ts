/** Everything about training that is a choice. The same options, picks and line give the same weights. */
export interface TrainOptions {
  readonly seed: number;
  readonly steps: number;
  /** Pairs of windows a step. */
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Filters of the two convolutions. */
  readonly filters: readonly [number, number];
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
  learningRate: 2e-3,
  weightDecay: 1e-2,
  filters: [12, 24],
  maximumTraceLag: 16,
  maximumSampleLag: 16,
  augment: true,
  templatesPerClass: 5,
};
