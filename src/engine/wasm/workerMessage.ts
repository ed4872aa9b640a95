import type { ModelSpec } from '#learning/model/modelSpec';

/** A message to a thread: its memory, or what to compute from the data there. */
export type WorkerAsk =
  | {
      readonly kind: 'memory';
      readonly buffer: SharedArrayBuffer;
      readonly spec: ModelSpec;
      readonly capacity: number;
    }
  | { readonly kind: 'logits'; readonly count: number }
  | { readonly kind: 'gradients'; readonly count: number; readonly isWeighted: boolean };

/** One for each computation; the numbers are in the memory. */
export type WorkerAnswer =
  | { readonly kind: 'logits' }
  | { readonly kind: 'gradients'; readonly loss: number; readonly accuracy: number }
  | { readonly kind: 'failed'; readonly message: string };
