import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';

const COUNT = 100_000;
const ten = createRandom(7);

function draw<Value>(count: number, next: () => Value): Value[] {
  return Array.from({ length: count }, next);
}

function momentsOf(values: readonly number[]): { mean: number; variance: number; skewness: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const power = (exponent: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** exponent, 0) / values.length;
  return { mean, variance: power(2), skewness: power(3) / power(2) ** 1.5 };
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [momentsOf(a), momentsOf(b)];
  const shared = a.reduce((sum, value, i) => sum + (value - ma.mean) * (b[i] - mb.mean), 0) / a.length;
  return shared / Math.sqrt(ma.variance * mb.variance);
}

describe('random numbers', () => {
  it('are the same for the same seed and others for another', () => {
    const of = (seed: number) => draw(50, createRandom(seed).uniform);
    expect(of(7)).toEqual(of(7));
    const seeds = draw(200, () => 0).map((_, seed) => of(seed)[0]);
    expect(new Set(seeds).size).toBe(200);
  });

  it('keep to their ranges', () => {
    const property = fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, count) => {
      const random = createRandom(seed);
      const [low, high] = [-count, count / 3];
      for (let i = 0; i < 50; i++) {
        const [u, k, x] = [random.uniform(), random.integer(count), random.between(low, high)];
        if (!(u >= 0 && u < 1 && Number.isInteger(k) && k >= 0 && k < count && x >= low && x < high))
          return false;
      }
      return Number.isFinite(random.normal());
    });
    fc.assert(property, { seed: 4, numRuns: 200 });
  });

  // Five standard deviations of the estimates from 100 000 values.
  it.each([
    { name: 'uniform', next: createRandom(5).uniform, mean: 0.5, variance: 1 / 12, bound: 0.005 },
    { name: 'normal', next: createRandom(6).normal, mean: 0, variance: 1, bound: 0.023 },
    { name: 'integer(10)', next: () => ten.integer(10), mean: 4.5, variance: 8.25, bound: 0.12 },
  ])('$name has the moments of its name', ({ next, mean, variance, bound }) => {
    const found = momentsOf(draw(COUNT, next));
    expect(Math.abs(found.mean - mean)).toBeLessThan(bound);
    expect(Math.abs(found.variance - variance)).toBeLessThan(bound);
    expect(Math.abs(found.skewness)).toBeLessThan(0.04);
  });

  it('fill all cells of a square evenly, two numbers after each other', () => {
    const random = createRandom(8);
    const counts = new Array<number>(64).fill(0);
    for (let i = 0; i < COUNT; i++) counts[8 * random.integer(8) + random.integer(8)]++;
    const expected = COUNT / 64;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: mean 63, standard deviation 11.2. Too even would be as wrong as too uneven.
    expect(chiSquare).toBeGreaterThan(20);
    expect(chiSquare).toBeLessThan(120);
  });

  it('have tails of the normal distribution', () => {
    const values = draw(COUNT, createRandom(9).normal);
    const beyond = (limit: number): number =>
      values.filter((value) => Math.abs(value) > limit).length / COUNT;
    expect(Math.abs(beyond(1) - 0.3173)).toBeLessThan(0.0075);
    expect(Math.abs(beyond(2) - 0.0455)).toBeLessThan(0.0034);
  });
});

describe('forks', () => {
  it('do not depend on what was drawn before and do not move their parent', () => {
    const [fresh, used] = [createRandom(3), createRandom(3)];
    draw(17, used.uniform);
    const streams = [fresh, used].map((random) => draw(20, random.fork('noise').uniform));
    expect(streams[0]).toEqual(streams[1]);
    const [plain, forked] = [createRandom(3), createRandom(3)];
    forked.fork('noise').uniform();
    expect(draw(20, plain.uniform)).toEqual(draw(20, forked.uniform));
  });

  it('of different names, seeds or parents are different and uncorrelated', () => {
    const parent = createRandom(3);
    const streams = [
      parent,
      parent.fork('a'),
      parent.fork('b'),
      parent.fork('a').fork('b'),
      createRandom(4).fork('a'),
    ].map((random) => draw(COUNT, random.uniform));
    const pairs = streams.flatMap((a, i) => streams.slice(0, i).map((b) => Math.abs(correlation(a, b))));
    expect(pairs.length).toBe(10);
    expect(Math.max(...pairs)).toBeLessThan(0.016);
  });
});

describe('shuffle', () => {
  it('keeps every item, in place', () => {
    const property = fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const shuffled = items.slice();
      const same = createRandom(seed).shuffle(shuffled) === shuffled;
      const order = (a: number, b: number): number => a - b;
      expect(shuffled.sort(order)).toEqual(items.slice().sort(order));
      return same;
    });
    fc.assert(property, { seed: 5, numRuns: 100 });
  });

  it('gives each of the six orders of three items equally often', () => {
    const random = createRandom(10);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle([0, 1, 2]).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
