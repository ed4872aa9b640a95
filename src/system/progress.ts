/** How far a job is. `total` is 0 while it is not known. */
export interface Progress {
  /** What is being done, in words a user reads: "Training", "Classifying, 32 × 32 grid". */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  /** Over the last seconds; 0 while it is not known. */
  readonly ratePerSecond: number;
  /** Infinity while it is not known. */
  readonly secondsLeft: number;
}
