import { describe, expect, it } from 'vitest';
import { contestedPicks, ownPicks } from '#learning/dense/own/ownPicks';
import { softmaxMaps } from '#learning/dense/softmaxMaps';

const SIZE = { traceCount: 120, sampleCount: 70 };
const COUNT = SIZE.traceCount * SIZE.sampleCount;

/** Outputs that say noise everywhere but in boxes: [class, trace, sample, strength]. */
function outputs(boxes: readonly (readonly [number, number, number, number])[]): Float32Array[] {
  const logits = [0, 1, 2].map((c) => new Float32Array(COUNT).fill(c === 2 ? 1 : 0));
  for (const [c, trace, sample, strength] of boxes)
    for (let t = trace - 8; t <= trace + 8; t++)
      for (let s = sample - 5; s <= sample + 5; s++) logits[c][t * SIZE.sampleCount + s] = strength;
  return logits;
}

/** Energy that is equally steep everywhere. */
const EVEN = new Float32Array(COUNT).fill(0.5);

const places = (logits: readonly Float32Array[], name: string, steepShares = EVEN) =>
  ownPicks(softmaxMaps(logits), steepShares, SIZE)
    .filter((pick) => pick.class === name)
    .map(({ trace, sample }) => [trace, sample]);

describe('windows that the net is surest of', () => {
  it('lie inside what it is sure of, the surest first', () => {
    const logits = outputs([
      [0, 30, 20, 4],
      [0, 90, 50, 7],
      [1, 60, 40, 6],
    ]);
    const [first, second, ...others] = places(logits, 'diffraction');
    expect(others).toEqual([]);
    expect(Math.abs(first[0] - 90)).toBeLessThanOrEqual(3);
    expect(Math.abs(first[1] - 50)).toBeLessThanOrEqual(2);
    expect(Math.abs(second[0] - 30)).toBeLessThanOrEqual(3);
    expect(places(logits, 'reflection')).toHaveLength(1);
  });

  it('of diffractions are steep before they are flat, those of reflections are not asked', () => {
    const boxes = (c: number) =>
      outputs([
        [c, 30, 20, 5],
        [c, 90, 50, 8],
      ]);
    // Flat energy around the surer box, steep energy elsewhere.
    const steepShares = EVEN.map((value, i) => {
      const [trace, sample] = [Math.floor(i / SIZE.sampleCount), i % SIZE.sampleCount];
      const isFlat = Math.abs(trace - 90) <= 20 && Math.abs(sample - 50) <= 15;
      return isFlat ? 0.01 : value + 1e-3 * trace;
    });
    const nearest = (found: number[][]) => found.map(([trace]) => (Math.abs(trace - 30) < 10 ? 30 : 90));
    expect(nearest(places(boxes(0), 'diffraction'))).toEqual([90, 30]);
    expect(nearest(places(boxes(0), 'diffraction', steepShares))).toEqual([30, 90]);
    expect(nearest(places(boxes(1), 'reflection', steepShares))).toEqual([90, 30]);
  });

  it('are none of a class that nothing is', () => {
    expect(places(outputs([]), 'diffraction')).toEqual([]);
    expect(places(outputs([[0, 60, 40, 1.2]]), 'diffraction')).toEqual([]);
  });

  it('are the means over windows, apart from each other and from the edges', () => {
    let seed = 1;
    const random = (): number => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const logits = [0, 1, 2].map((c) => Float32Array.from({ length: COUNT }, () => (c === 0 ? 3 : random())));
    const found = places(logits, 'diffraction');
    const probability = (i: number): number => {
      const powers = logits.map((map) => Math.exp(map[i]));
      return powers[0] / powers.reduce((sum, power) => sum + power, 0);
    };
    const mean = (trace: number, sample: number): number => {
      let sum = 0;
      for (let t = -5; t <= 5; t++)
        for (let s = -3; s <= 3; s++) sum += probability((trace + t) * SIZE.sampleCount + sample + s) / 77;
      return sum;
    };
    let best = 0;
    for (let trace = 8; trace < 112; trace++)
      for (let sample = 4; sample < 66; sample++) best = Math.max(best, mean(trace, sample));
    expect(mean(found[0][0], found[0][1])).toBeCloseTo(best, 5);
    expect(found.length).toBeLessThanOrEqual(16);
    found.forEach(([trace, sample], i) => {
      expect(trace).toBeGreaterThanOrEqual(8);
      expect(sample).toBeLessThan(66);
      for (const [t, s] of found.slice(0, i))
        expect(Math.abs(t - trace) > 32 || Math.abs(s - sample) > 16).toBe(true);
    });
  });
});

describe('windows that have misled the net', () => {
  /** Probabilities of a net that is sure of noise outside of the boxes. */
  const sure = (boxes: Parameters<typeof outputs>[0]) =>
    softmaxMaps(outputs(boxes).map((map, c) => (c === 2 ? map.map(() => 6) : map)));
  const before = sure([
    [0, 30, 20, 11],
    [1, 90, 50, 14],
    [1, 30, 50, 10],
  ]);
  const own = ownPicks(before, EVEN, SIZE);

  it('are kept where it finds no more diffraction, or only where it saw no reflection', () => {
    expect(contestedPicks(own, before, before, SIZE)).toBeNull();
    const onNoise = sure([
      [0, 30, 20, 11],
      [1, 90, 50, 14],
      [1, 30, 50, 10],
      [0, 90, 20, 13],
      [0, 60, 35, 13],
    ]);
    expect(contestedPicks(own, before, onNoise, SIZE)).toBeNull();
  });

  it('are joined by reflections that it takes for diffractions now, the others are as before', () => {
    const misled = sure([
      [0, 30, 20, 11],
      [1, 90, 50, 14],
      [0, 30, 50, 12],
      [0, 90, 20, 12],
    ]);
    const sole = own.filter((pick) => pick.class !== 'reflection' || pick.trace > 60);
    const found = contestedPicks(sole, before, misled, SIZE) ?? [];
    expect(found.slice(0, -1)).toEqual([
      ...sole.filter((pick) => pick.class !== 'reflection'),
      ...sole.filter((pick) => pick.class === 'reflection'),
    ]);
    const contested = found[found.length - 1];
    expect(contested.class).toBe('reflection');
    expect(Math.abs(contested.trace - 30)).toBeLessThanOrEqual(3);
    expect(Math.abs(contested.sample - 50)).toBeLessThanOrEqual(2);
  });

  it('are sixteen reflections at most, eight of them new', () => {
    const wide = { traceCount: 340, sampleCount: 400 };
    const count = wide.traceCount * wide.sampleCount;
    const maps = (values: readonly number[]) => values.map((value) => new Float32Array(count).fill(value));
    const many = ownPicks(maps([0.1, 0.8, 0.1]), new Float32Array(count).fill(0.5), wide);
    const found = contestedPicks(many, maps([0.1, 0.8, 0.1]), maps([0.8, 0.1, 0.1]), wide) ?? [];
    expect(many).toHaveLength(16);
    expect(found).toHaveLength(16);
    expect(found.slice(0, 8)).toEqual(many.slice(0, 8));
  });
});
