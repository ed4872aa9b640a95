import { describe, expect, it } from 'vitest';
import { createOptimiser } from '#learning/training/optimiser';
import { createRandom } from '#seismic/numerics/random';

/**
 * Algorithm 2 of Loshchilov & Hutter (arXiv 1711.05101) for one weight, written out: moments from all
 * gradients so far instead of by recursion.
 */
function adamAfter(
  start: number,
  gradients: readonly number[],
  rates: readonly number[],
  decay: number,
): number {
  return gradients.reduce((weight, _, last) => {
    const moment = (beta: number, of: (g: number) => number): number => {
      let sum = 0;
      for (let k = 0; k <= last; k++) sum += (1 - beta) * beta ** (last - k) * of(gradients[k]);
      return sum / (1 - beta ** (last + 1));
    };
    const step = moment(0.9, (g) => g) / (Math.sqrt(moment(0.999, (g) => g * g)) + 1e-7);
    return weight - rates[last] * (step + decay * weight);
  }, start);
}

/** Descent with the velocity Σ .9^(age) g, written out. */
function momentumAfter(
  start: number,
  gradients: readonly number[],
  rates: readonly number[],
  decay: number,
): number {
  return gradients.reduce((weight, _, last) => {
    const velocity = gradients.slice(0, last + 1).reduce((sum, g, k) => sum + 0.9 ** (last - k) * g, 0);
    return weight - rates[last] * (velocity + decay * weight);
  }, start);
}

function plainAfter(
  start: number,
  gradients: readonly number[],
  rates: readonly number[],
  decay: number,
): number {
  return gradients.reduce((weight, g, k) => weight - rates[k] * (g + decay * weight), start);
}

const SIZES = [5, 3, 1];
const STEPS = 12;
const RATES = Array.from({ length: STEPS }, (_, step) => 0.02 / (step + 1));

function noise(seed: number): Float32Array[] {
  const random = createRandom(seed);
  return SIZES.map((length) => Float32Array.from({ length }, () => random.normal()));
}

const PUBLISHED = { adam: adamAfter, momentum: momentumAfter, sgd: plainAfter };
const CASES = (['adam', 'momentum', 'sgd'] as const).flatMap((name) => [
  { name, weightDecay: 0 },
  { name, weightDecay: 0.1 },
]);

describe.each(CASES)('$name with weight decay $weightDecay', ({ name, weightDecay }) => {
  it('makes the steps of the published algorithm', () => {
    const weights = noise(1);
    const starts = weights.map((values) => values.slice());
    const gradients = Array.from({ length: STEPS }, (_, step) => noise(100 + step));
    const optimiser = createOptimiser(name, SIZES, { weightDecay });
    gradients.forEach((some, step) => {
      optimiser.step(weights, some, RATES[step]);
    });
    starts.forEach((values, tensor) => {
      values.forEach((start, i) => {
        const own = gradients.map((some) => some[tensor][i]);
        const expected = PUBLISHED[name](start, own, RATES, weightDecay);
        // Weights are kept in single precision between the steps.
        expect(Math.abs(weights[tensor][i] - expected)).toBeLessThan(
          STEPS * 6e-8 * Math.max(1, Math.abs(expected)),
        );
      });
    });
  });

  it('without a learning rate changes nothing', () => {
    const weights = noise(2);
    const optimiser = createOptimiser(name, SIZES, { weightDecay });
    for (let step = 0; step < 5; step++) optimiser.step(weights, noise(step), 0);
    expect(weights).toEqual(noise(2));
  });

  it('continues from its state as if it had not stopped', () => {
    const [weights, again] = [noise(3), noise(3)];
    const whole = createOptimiser(name, SIZES, { weightDecay });
    const first = createOptimiser(name, SIZES, { weightDecay });
    for (let step = 0; step < 5; step++) {
      whole.step(weights, noise(step), 0.01);
      first.step(again, noise(step), 0.01);
    }
    const second = createOptimiser(name, SIZES, { weightDecay, from: first.state() });
    for (let step = 5; step < 9; step++) {
      whole.step(weights, noise(step), 0.01);
      second.step(again, noise(step), 0.01);
    }
    expect(again).toEqual(weights);
  });
});

describe('adam', () => {
  it('moves every weight by the learning rate in its first step, against the gradient', () => {
    const weights = [new Float32Array([1, 1, 1, 1, 1])];
    createOptimiser('adam', [5], { weightDecay: 0 }).step(
      weights,
      [new Float32Array([3, -0.01, 50, 0, -7])],
      0.01,
    );
    [0.99, 1.01, 0.99, 1, 1.01].forEach((expected, i) => {
      expect(weights[0][i]).toBeCloseTo(expected, 6);
    });
  });

  it('finds the minimum of a stretched quadratic function', () => {
    const weights = [new Float32Array([4, -3])];
    const adam = createOptimiser('adam', [2], { weightDecay: 0 });
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
