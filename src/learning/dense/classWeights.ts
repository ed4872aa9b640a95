import { log } from '#seismic/numerics/mathematics';

/**
 * Takes the weights of classes out of a trained net. A net whose loss counts a class w times answers w times its
 * probability, up to a common factor; log w is subtracted from the biases of the last layer, so that the softmax of
 * the outputs is the probability again.
 * @param weights tensors of the net; the last one is the biases of its outputs, the class varying fastest
 * @param classWeights how much each class counted in the loss, all above 0
 * @returns the same tensors but the last one
 */
export function withoutClassWeights(
  weights: readonly Float32Array[],
  classWeights: readonly number[],
): Float32Array[] {
  const shifts = classWeights.map((weight) => log(weight));
  const biases = weights[weights.length - 1].map((bias, i) => bias - shifts[i % shifts.length]);
  return [...weights.slice(0, -1), biases];
}
