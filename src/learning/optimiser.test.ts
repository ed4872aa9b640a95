import { describe, expect, it } from 'vitest';
import { createOptimiser } from '#learning/optimiser';
import { createRandom } from '#seismic/numerics/random';

/**
 * Algorithm 2 of Loshchilov & Hutter (arXiv 1711.05101) for one weight, written out: moments from all
 * gradients so far instead of by recursion.
 */
function weightAfter(
  start: number,
  gradients: readonly number[],
  rates: readonly number[],
  options: AdamOptions,
): number {
  const { beta1, beta2, epsilon, weightDecay } = options;
  return gradients.reduce((weight, _, last) => {
    const moment = (beta: number, of: (g: number) => number): number => {
      let sum = 0;
      for (let k = 0; k <= last; k++) sum += (1 - beta) * beta ** (last - k) * of(gradients[k]);
      return sum / (1 - beta ** (last + 1));
    };
    const step = moment(beta1, (g) => g) / (Math.sqrt(moment(beta2, (g) => g * g)) + epsilon);
    return weight - rates[last] * (step + weightDecay * weight);
  }, start);
}

const SIZES = [5, 3, 1];
const STEPS = 12;
const RATES = Array.from({ length: STEPS }, (_, step) => 0.02 / (step + 1));

function noise(seed: number): Float32Array[] {
  const random = createRandom(seed);
  return SIZES.map((length) => Float32Array.from({ length }, () => random.normal()));
}

describe('adam', () => {
  it.each<Partial<AdamOptions>>([
    {},
    { weightDecay: 0.1 },
    { beta1: 0.5, beta2: 0.9, epsilon: 1e-3, weightDecay: 0.01 },
  ])('with %o makes the steps of the published algorithm', (options) => {
    const weights = noise(1);
    const starts = weights.map((values) => values.slice());
    const gradients = Array.from({ length: STEPS }, (_, step) => noise(100 + step));
    const adam = createAdam(SIZES, options);
    gradients.forEach((some, step) => {
      adam.step(weights, some, RATES[step]);
    });
    starts.forEach((values, tensor) => {
      values.forEach((start, i) => {
        const own = gradients.map((some) => some[tensor][i]);
        const expected = weightAfter(start, own, RATES, { ...ADAM_DEFAULTS, ...options });
        // Weights are kept in single precision between the steps.
        expect(Math.abs(weights[tensor][i] - expected)).toBeLessThan(
          STEPS * 6e-8 * Math.max(1, Math.abs(expected)),
        );
      });
    });
  });

  it('moves every weight by the learning rate in its first step, against the gradient', () => {
    const weights = [new Float32Array([1, 1, 1, 1, 1])];
    createAdam([5]).step(weights, [new Float32Array([3, -0.01, 50, 0, -7])], 0.01);
    [0.99, 1.01, 0.99, 1, 1.01].forEach((expected, i) => {
      expect(weights[0][i]).toBeCloseTo(expected, 6);
    });
  });

  it('without a learning rate changes nothing, also with decay', () => {
    const weights = noise(2);
    const adam = createAdam(SIZES, { weightDecay: 0.5 });
    for (let step = 0; step < 5; step++) adam.step(weights, noise(step), 0);
    expect(weights).toEqual(noise(2));
  });

  it('finds the lowest point of a stretched bowl', () => {
    const weights = [new Float32Array([4, -3])];
    const adam = createAdam([2]);
    const [towards, stretch] = [
      [1, 2],
      [1, 100],
    ];
    for (let step = 0; step < 2000; step++) {
      const gradient = weights[0].map((value, i) => stretch[i] * (value - towards[i]));
      adam.step(weights, [gradient], 0.05 * (1 - step / 2000));
    }
    expect(Math.abs(weights[0][0] - 1)).toBeLessThan(1e-3);
    expect(Math.abs(weights[0][1] - 2)).toBeLessThan(1e-3);
  });
});
