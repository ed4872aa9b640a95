/** How far a job is. `total` is 0 while it is not known. */
export interface Progress {
  /** What is being done, in words a user reads: "Training", "Classifying, 32 × 32 grid". */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly ratePerSecond: number;
  readonly secondsLeft: number;
}
