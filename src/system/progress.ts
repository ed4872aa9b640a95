/** The progress of a job. `total` is 0 while it is unknown. */
export interface Progress {
  /** The current stage, as shown to the user: "Training", "Classifying, 32 × 32 grid". */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  /** Over the last seconds; 0 while it is not known. */
  readonly ratePerSecond: number;
  /** Infinity while it is not known. */
  readonly secondsLeft: number;
}
