import { describe, expect, it } from 'vitest';
import { calibrationFigures, fitTemperature, withoutClassWeights } from '#learning/dense/calibration';
import { softmaxInPlace } from '#learning/network/softmax';
import { createRandom } from '#seismic/numerics/random';

/** Places whose class is drawn by the softmax of their outputs; the outputs given are `sharpness` times those. */
function drawn(sharpness: number) {
  const random = createRandom(3);
  const count = 20_000;
  const logits = [0, 1, 2].map(() => Float32Array.from({ length: count }, () => 2 * random.normal()));
  const labels = Int8Array.from({ length: count }, (_, i) => {
    const powers = logits.map((values) => Math.exp(values[i]));
    let left = random.uniform() * (powers[0] + powers[1] + powers[2]);
    for (let c = 0; c < 2; c++) {
      left -= powers[c];
      if (left < 0) return c;
    }
    return 2;
  });
  return { logits: logits.map((values) => values.map((value) => sharpness * value)), labels };
}

describe('calibration', () => {
  it.each([1, 1.5, 2.5])('finds the temperature %s of outputs that are too sure by it', (sharpness) => {
    const judged = drawn(sharpness);
    const temperature = fitTemperature(judged);
    expect(temperature / sharpness).toBeGreaterThan(0.9);
    expect(temperature / sharpness).toBeLessThan(1.1);
    expect(calibrationFigures(judged, temperature).calibrationError).toBeLessThan(0.02);
    if (sharpness > 2) expect(calibrationFigures(judged, 1).calibrationError).toBeGreaterThan(0.1);
  });

  it('counts by hand, and leaves out what has no label', () => {
    const logits = [Float32Array.of(1, 0, 9), Float32Array.of(0, 0, 0), Float32Array.of(0, 3, 0)];
    const { loss, accuracy, calibrationError } = calibrationFigures(
      { logits, labels: Int8Array.of(0, 1, -1) },
      1,
    );
    const first = Math.exp(1) / (Math.exp(1) + 2);
    const second = 1 / (2 + Math.exp(3));
    expect(loss).toBeCloseTo(-(Math.log(first) + Math.log(second)) / 2, 6);
    expect(accuracy).toBe(0.5);
    const sure = Math.exp(3) / (2 + Math.exp(3));
    expect(calibrationError).toBeCloseTo((1 - first + sure) / 2, 6);
  });
});

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
