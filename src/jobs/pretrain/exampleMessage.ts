import type { DenseExample } from '#learning/dense/denseExample';
import type { TrainingSectionOptions } from '#seismic/simulate/training/trainingSection';

/** One section to be simulated, and its place among all. */
export interface ExampleRequest {
  readonly index: number;
  readonly options: TrainingSectionOptions;
}

export type ExampleAnswer =
  | { readonly kind: 'example'; readonly index: number; readonly example: DenseExample }
  | { readonly kind: 'failed'; readonly index: number; readonly message: string };
