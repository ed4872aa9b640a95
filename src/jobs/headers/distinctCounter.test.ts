import { describe, expect, it } from 'vitest';
import { DistinctCounter } from '#jobs/headers/distinctCounter';
import { createRandom } from '#seismic/numerics/random';

const TYPES = {
  int16: (length: number) => new Int16Array(length),
  int32: (length: number) => new Int32Array(length),
  uint32: (length: number) => new Uint32Array(length),
  float32: (length: number) => new Float32Array(length),
  float64: (length: number) => new Float64Array(length),
} as const;

describe('the different values of a column', () => {
  for (const [type, make] of Object.entries(TYPES))
    it(`are as many as a set of them has, of ${type}`, () => {
      const random = createRandom(11);
      for (const spread of [1, 40, 3e4, 4e9]) {
        const column = make(5000).map(() => spread * (random.uniform() - 0.5));
        const counter = new DistinctCounter(make, 5000);
        for (const value of column) counter.add(value);
        expect([spread, counter.count]).toEqual([spread, new Set(column).size]);
      }
    });

  it('count up to the limit and not above it; 0 and −0 are one', () => {
    const counter = new DistinctCounter(TYPES.float64, 1000);
    for (const value of [0, -0, 1, 1]) counter.add(value);
    expect(counter.count).toBe(2);
    for (let value = 1; value < 1000; value++) counter.add(value);
    expect(counter.count).toBe(1000);
    counter.add(-1);
    expect(counter.count).toBeNull();
    counter.add(-2);
    expect(counter.count).toBeNull();
  });
});
