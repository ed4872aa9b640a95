import { describe, expect, it } from 'vitest';
import {
  type CorrectionRows,
  correctedMaps,
  fitCorrection,
  lossDerivatives,
} from '#learning/dense/adaptation/correction';
import { createRandom } from '#seismic/numerics/random';

const CLASSES = 3;
const ATTRIBUTES = 2;

/** What a row should answer: every second one a single class, the others a share of each. */
function targetOf(row: number, first: number): number[] {
  const shares = row % 2 === 0 ? [1, 0, 0] : [first, 0.3 * (1 - first), 0.7 * (1 - first)];
  return shares.map((_, c) => shares[(c + row) % CLASSES]);
}

function randomRows(count: number): CorrectionRows {
  const random = createRandom(11);
  return {
    classCount: CLASSES,
    outputs: Float64Array.from({ length: count * CLASSES }, () => random.normal()),
    attributes: Float64Array.from({ length: count * ATTRIBUTES }, () => random.normal()),
    targets: Float64Array.from(Array.from({ length: count }, (_, i) => targetOf(i, random.uniform())).flat()),
    weights: Float64Array.from({ length: count }, () => random.uniform()),
  };
}

/** The loss, written out. */
function lossOf(rows: CorrectionRows, correction: Float64Array, penalty: number): number {
  let loss = 0;
  rows.weights.forEach((weight, i) => {
    const values = Array.from({ length: CLASSES }, (_, c) => {
      let value = rows.outputs[i * CLASSES + c];
      for (let k = 0; k < ATTRIBUTES; k++)
        value += correction[c * ATTRIBUTES + k] * rows.attributes[i * ATTRIBUTES + k];
      return Math.exp(value);
    });
    const sum = values.reduce((total, value) => total + value, 0);
    values.forEach((value, c) => {
      loss -= weight * rows.targets[i * CLASSES + c] * Math.log(value / sum);
    });
  });
  return loss + (penalty / 2) * correction.reduce((sum, value) => sum + value * value, 0);
}

describe('a correction of outputs by attributes', () => {
  const rows = randomRows(60);

  it('has the derivatives of its loss, by finite differences', () => {
    const at = Float64Array.from([0.3, -0.2, 0.1, 0.4, -0.5, 0.2]);
    const { loss, gradient, hessian } = lossDerivatives(rows, at, 0.7);
    expect(loss).toBeCloseTo(lossOf(rows, at, 0.7), 9);
    at.forEach((_, i) => {
      const moved = (by: number) => lossOf(rows, Float64Array.from(at).fill(at[i] + by, i, i + 1), 0.7);
      expect(gradient[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
      const gradientAt = (by: number) =>
        lossDerivatives(rows, Float64Array.from(at).fill(at[i] + by, i, i + 1), 0.7).gradient;
      const [ahead, behind] = [gradientAt(1e-5), gradientAt(-1e-5)];
      for (let k = i; k < at.length; k++)
        expect(hessian[k * at.length + i]).toBeCloseTo((ahead[k] - behind[k]) / 2e-5, 5);
    });
  });

  it.each([0.5, 3, 30])('is where the loss with penalty %s is least', (penalty) => {
    const found = fitCorrection(rows, penalty);
    const least = lossOf(rows, found, penalty);
    const random = createRandom(1);
    for (let k = 0; k < 50; k++) {
      const other = found.map((value) => value + 0.05 * random.normal());
      expect(lossOf(rows, other, penalty)).toBeGreaterThan(least);
    }
    expect(Math.max(...lossDerivatives(rows, found, penalty).gradient.map(Math.abs))).toBeLessThan(1e-6);
  });

  it('is found where whole steps would lead away from it', () => {
    // Sure and wrong outputs have hardly any curvature.
    const wrong = {
      ...rows,
      outputs: Float64Array.from(rows.outputs, (_, i) =>
        rows.targets[i - (i % CLASSES) + ((i + 2) % CLASSES)] > 0.5 ? 12 : 0,
      ),
    };
    const found = fitCorrection(wrong, 0.05);
    expect(Math.max(...lossDerivatives(wrong, found, 0.05).gradient.map(Math.abs))).toBeLessThan(1e-6);
  });

  it('moves maps as it moves rows', () => {
    const outputs = [0, 1, 2].map((c) => Float32Array.from([1, 2].map((place) => c + place)));
    const attributes = [Float32Array.from([1, -1]), Float32Array.from([0.5, 2])];
    const correction = Float64Array.from([1, 2, 0, 0, 0, -1]);
    const [first, second, third] = correctedMaps(outputs, attributes, correction);
    expect([...first]).toEqual([1 + 1 + 1, 2 - 1 + 4]);
    expect([...second]).toEqual([2, 3]);
    expect([...third]).toEqual([3 - 0.5, 4 - 2]);
  });
});
