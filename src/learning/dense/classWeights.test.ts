import { describe, expect, it } from 'vitest';
import { withoutClassWeights } from '#learning/dense/classWeights';
import { softmaxInPlace } from '#learning/network/softmax';

/** Biases with the least weighted cross-entropy on places of these shares: gradient descent, no formula. */
function trainedBiases(shares: readonly number[], classWeights: readonly number[]): Float32Array {
  const biases = new Float64Array(shares.length);
  const total = shares.reduce((sum, share, c) => sum + share * classWeights[c], 0);
  for (let step = 0; step < 4000; step++) {
    const probabilities = biases.slice();
    softmaxInPlace(probabilities);
    for (let c = 0; c < biases.length; c++)
      biases[c] -= 0.2 * (total * probabilities[c] - shares[c] * classWeights[c]);
  }
  return Float32Array.from(biases);
}

describe('weights of classes taken out of a net', () => {
  const shares = [0.15, 0.5, 0.35];
  const classWeights = [1.6, 1, 0.6];

  it('leaves outputs that answer the shares of the classes', () => {
    const biases = trainedBiases(shares, classWeights);
    const answered = Float64Array.from(biases);
    softmaxInPlace(answered);
    expect(answered[0]).toBeGreaterThan(0.22);
    const [corrected] = withoutClassWeights([biases], classWeights);
    const found = Float64Array.from(corrected);
    softmaxInPlace(found);
    for (const [c, share] of shares.entries()) expect(found[c]).toBeCloseTo(share, 5);
  });

  it('does so in each column that is taken together, and leaves the other tensors as they are', () => {
    const kernel = Float32Array.of(1, 2, 3);
    const biases = Float32Array.of(0, 0, 0, 1, 1, 1);
    const [same, shifted] = withoutClassWeights([kernel, biases], classWeights);
    expect(same).toBe(kernel);
    for (let c = 0; c < 3; c++) expect(shifted[c + 3]).toBeCloseTo(shifted[c] + 1, 6);
    expect([...biases]).toEqual([0, 0, 0, 1, 1, 1]);
  });
});
