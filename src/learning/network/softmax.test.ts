import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossEntropy, judge, softmaxRows } from '#learning/network/softmax';
import { createRandom } from '#seismic/numerics/random';

const logit = fc.float({ min: -30, max: 30, noNaN: true });
const rows = fc.array(fc.tuple(logit, logit, logit, logit), { minLength: 1, maxLength: 8 });

/** −ln of the softmax at the labels, mean over rows, from the formula with the engine's functions. */
function meanLoss(logits: ArrayLike<number>, labels: Int32Array): number {
  const count = logits.length / labels.length;
  let sum = 0;
  labels.forEach((label, row) => {
    const own = Array.from({ length: count }, (_, i) => Math.exp(logits[row * count + i]));
    sum -= Math.log(own[label] / own.reduce((total, value) => total + value, 0));
  });
  return sum / labels.length;
}

describe('softmax', () => {
  it('is the formula, adds up to 1 and does not change when all logits are shifted', () => {
    const property = fc.property(rows, (values) => {
      const logits = Float32Array.from(values.flat());
      const found = softmaxRows(logits, 4);
      const moved = softmaxRows(
        logits.map((value) => value + 64),
        4,
      );
      values.forEach((row, r) => {
        const powers = row.map((value) => Math.exp(value));
        const total = powers.reduce((sum, value) => sum + value, 0);
        const own = [...found.subarray(4 * r, 4 * r + 4)];
        own.forEach((value, i) => {
          expect(Math.abs(value - powers[i] / total)).toBeLessThan(1e-13);
        });
        expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 13);
      });
      // Adding 64 loses the logits a few bits of single precision.
      moved.forEach((value, i) => {
        expect(Math.abs(value - found[i])).toBeLessThan(1e-5);
      });
    });
    fc.assert(property, { seed: 5, numRuns: 100 });
  });

  it('is right for logits whose exponentials overflow', () => {
    expect([...softmaxRows(new Float32Array([1e30, 0, -1e30]), 3)]).toEqual([1, 0, 0]);
    expect([...softmaxRows(new Float32Array([-800, -800]), 2)]).toEqual([0.5, 0.5]);
  });
});

describe('cross-entropy', () => {
  it('is the formula and its gradient the slopes by differences', () => {
    const random = createRandom(6);
    const logits = Float32Array.from({ length: 20 }, () => 2 * random.normal());
    const labels = Int32Array.from({ length: 5 }, () => random.integer(4));
    const { loss, gradient } = crossEntropy(logits, labels);
    expect(loss).toBeCloseTo(meanLoss(logits, labels), 12);
    gradient.forEach((slope, i) => {
      const [above, below] = [1e-5, -1e-5].map((step) => {
        const moved = Float64Array.from(logits);
        moved[i] += step;
        return meanLoss(moved, labels);
      });
      expect(Math.abs(slope - (above - below) / 2e-5)).toBeLessThan(1e-7);
    });
  });

  it('of even logits is ln of the number of classes', () => {
    for (const count of [2, 3, 4, 10])
      expect(crossEntropy(new Float32Array(count * 3), new Int32Array(3)).loss).toBeCloseTo(
        Math.log(count),
        14,
      );
  });

  it('counts rows whose largest logit is at the label', () => {
    const logits = new Float32Array([3, 1, 2, 0, 5, 1, 2, 2, 1]);
    expect(crossEntropy(logits, Int32Array.from([0, 1, 2])).accuracy).toBeCloseTo(2 / 3, 14);
    expect(crossEntropy(logits, Int32Array.from([1, 0, 0])).accuracy).toBeCloseTo(1 / 3, 14);
  });

  it('stays finite where the label has no chance, and is NaN where a logit is', () => {
    const hopeless = crossEntropy(new Float32Array([0, 2000]), Int32Array.from([0]));
    expect(hopeless.loss).toBe(745);
    expect([...hopeless.gradient]).toEqual([-1, 1]);
    expect(crossEntropy(new Float32Array([Number.NaN, 1]), Int32Array.from([1])).loss).toBeNaN();
  });
});

describe('loss and accuracy from an engine’s own softmax', () => {
  const random = createRandom(6);
  const count = 500;
  const logits = Float32Array.from({ length: 3 * count }, (_, i) => (i % 9 === 0 ? 60 : 6) * random.normal());
  const labels = Int32Array.from({ length: count }, () => random.integer(3));
  const probabilities = Float32Array.from(softmaxRows(logits, 3));

  it.each([
    ['all the same', undefined],
    ['by weights', Float32Array.from({ length: count }, (_, i) => [0, 1, 1.6][i % 3])],
  ])('are those of the cross-entropy, rows counted %s', (_, weights) => {
    const expected = crossEntropy(logits, labels, weights);
    const found = judge({ logits, probabilities }, labels, weights);
    expect(found.accuracy).toBe(expected.accuracy);
    expect(Math.abs(found.loss / expected.loss - 1)).toBeLessThan(1e-6);
  });

  it('are NaN where an output is, and 0 where no row counts', () => {
    const broken = logits.slice();
    broken[4] = Number.NaN;
    const softmax = Float32Array.from(softmaxRows(broken, 3));
    expect(judge({ logits: broken, probabilities: softmax }, labels).loss).toBeNaN();
    expect(judge({ logits, probabilities }, labels, new Float32Array(count))).toEqual({
      loss: 0,
      accuracy: 0,
    });
  });
});
