import { type ModelSpec, parameterShapes } from '#learning/model/modelSpec';

/** A batch of panels [example][height][width][channel], contiguous. */
export interface Batch {
  readonly count: number;
  readonly panels: Float32Array;
}

/** A batch that is answered, part of it perhaps by other weights. */
export interface AskedBatch extends Batch {
  /** Weights for the second half of the examples, of which there is an even number; those of the net where left out. */
  readonly secondWeights?: readonly Float32Array[];
}

/** A batch with the class of each example, or of each sample of each example where the net gives an image. */
export interface LabelledBatch extends Batch {
  /** [example] or [example][height][width]. */
  readonly labels: Int32Array;
  /** How much each label counts, 0 for one that is ignored; all the same where left out. */
  readonly labelWeights?: Float32Array;
}

export interface GradientResult {
  /** Mean cross-entropy in nats, by the labels' weights. */
  readonly loss: number;
  /** Share of labels, ignored ones left out, at which the largest output is. */
  readonly accuracy: number;
  /** One array a tensor, in the order of the weights. */
  readonly gradients: Float32Array[];
}

/**
 * A net on an engine: plain weights in, plain numbers out. Its users do not depend on where it computes: in
 * this thread, in others, or in another process.
 */
export interface Network {
  readonly spec: ModelSpec;
  /** One array a tensor, in the order of `parameterShapes`; may be changed in place between calls. */
  readonly weights: Float32Array[];
  /** Outputs before the softmax, [example][class] or [example][height][width][class]. */
  logits(batch: AskedBatch): Promise<Float32Array>;
  /** Loss, accuracy and the gradient of the mean cross-entropy by every weight. */
  gradients(batch: LabelledBatch): Promise<GradientResult>;
}

/** Puts a net on the engine that is chosen. @throws RangeError where the weights do not fit the layers. */
export type NetworkMaker = (spec: ModelSpec, weights: Float32Array[]) => Network;

/** @throws RangeError where the weights do not fit the layers */
export function checkWeights(spec: ModelSpec, weights: readonly Float32Array[]): void {
  const parameters = parameterShapes(spec);
  if (weights.length !== parameters.length || parameters.some(({ size }, i) => weights[i].length !== size))
    throw new RangeError('The weights do not fit the layers');
}
