import type { ValidationResult } from '#learning/training/metrics';
import type { OptimiserState } from '#learning/training/optimiser';

/** Weights at the lowest validation loss so far. */
export interface BestWeights {
  readonly step: number;
  readonly weights: readonly Float32Array[];
  readonly validation: ValidationResult;
}

/** Everything that a run needs to continue after a step as if it had never stopped. */
export interface TrainerState {
  /** The step to be made next. */
  readonly step: number;
  readonly weights: readonly Float32Array[];
  readonly optimiser: OptimiserState;
  readonly best: BestWeights | null;
  readonly validationsSinceBest: number;
  /** Losses of the last steps, the oldest first. */
  readonly recentLosses: readonly number[];
  /** Position of the seeded source of pairs. */
  readonly batchPosition: number;
}
