import type { ModelSpec } from '#learning/model/modelSpec';

/** What a thread is told: where its memory is, or what to compute of what lies there. */
export type WorkerAsk =
  | {
      readonly kind: 'memory';
      readonly buffer: SharedArrayBuffer;
      readonly spec: ModelSpec;
      readonly capacity: number;
    }
  | { readonly kind: 'logits'; readonly count: number }
  | { readonly kind: 'gradients'; readonly count: number; readonly isWeighted: boolean };

/** One for each ask that computes; the numbers lie in the memory. */
export type WorkerAnswer =
  | { readonly kind: 'logits' }
  | { readonly kind: 'gradients'; readonly loss: number; readonly accuracy: number }
  | { readonly kind: 'failed'; readonly message: string };
