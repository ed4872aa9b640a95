import type { LabelledBatch } from '#learning/network/network';
import type { TrainOptions } from '#learning/recipe/trainOptions';
import type { BatchSource } from '#learning/training/trainer';

/** Supplies the same batches repeatedly: one round is an epoch. */
export function fixedBatches(batches: readonly LabelledBatch[]): BatchSource {
  return {
    exampleCount: batches.reduce((sum, { count }) => sum + count, 0),
    position: 0,
    next() {
      return batches[this.position++ % batches.length];
    },
  };
}

/** Options of a short training that makes all its steps. */
export function shortOptions(options: TrainOptions, changes: Partial<TrainOptions>): TrainOptions {
  return { ...options, epochs: null, patience: null, targetAccuracy: null, ...changes };
}
