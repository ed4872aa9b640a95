import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProposalMaps } from '#learning/proposals/candidates';
import { type ProposalOrder, proposeWindows } from '#learning/proposals/proposeWindows';
import { createRandom } from '#seismic/numerics/random';

const SIZE = { traceCount: 80, sampleCount: 60 };
const WINDOW = { traces: 12, samples: 10 };

/** A map with one value, and another one in a box around a place. */
function mapWith(
  value: number,
  boxes: readonly { readonly at: readonly [number, number]; readonly value: number }[],
) {
  const map = new Float32Array(SIZE.traceCount * SIZE.sampleCount).fill(value);
  for (const { at, value: inside } of boxes)
    for (let trace = at[0] - 6; trace < at[0] + 6; trace++)
      for (let sample = at[1] - 5; sample < at[1] + 5; sample++)
        map[trace * SIZE.sampleCount + sample] = inside;
  return map;
}

/** True where the middle half of a window meets a box around a place. */
function meets(
  window: { readonly trace: number; readonly sample: number },
  [trace, sample]: readonly [number, number],
) {
  return Math.abs(window.trace - trace) < 9 && Math.abs(window.sample - sample) < 7;
}

/** Two classes from the probability of the first. */
const twoClasses = (first: Float32Array): Float32Array[] => [first, first.map((value) => 1 - value)];

const quiet: ProposalMaps = {
  size: SIZE,
  ...{
    shown: twoClasses(mapWith(0.99, [])),
    other: null,
    features: [mapWith(0, [])],
    silence: mapWith(0, []),
  },
};

function propose(maps: Partial<ProposalMaps>, order: Partial<ProposalOrder> = {}) {
  return proposeWindows(
    { ...quiet, ...maps },
    { count: 5, window: WINDOW, picks: [], rejected: [], ...order },
  );
}

const picks = [
  { trace: 12, sample: 15, label: 0 },
  { trace: 12, sample: 45, label: 1 },
];

describe('windows to pick next', () => {
  it('begin where the answer is unsure', () => {
    const shown = twoClasses(mapWith(0.99, [{ at: [60, 30], value: 0.55 }]));
    const [first] = propose({ shown });
    expect(meets(first, [60, 30])).toBe(true);
    expect(first).toMatchObject({ reason: 'uncertainty', others: null });
    expect(first.probabilities[0]).toBeCloseTo(0.55, 2);
  });

  it('begin where two answers differ, though both are sure', () => {
    const other = twoClasses(mapWith(0.99, [{ at: [40, 20], value: 0.01 }]));
    const [first] = propose({ other });
    expect(meets(first, [40, 20])).toBe(true);
    expect(first.reason).toBe('disagreement');
    expect(first.others?.[1]).toBeGreaterThan(0.9);
  });

  it('begin where the section looks like no pick', () => {
    const features = [mapWith(0, [{ at: [30, 30], value: 1 }])];
    const [first] = propose({ features }, { picks });
    expect(meets(first, [30, 30])).toBe(true);
    expect(first.reason).toBe('novelty');
  });

  it('are rather of the class that has few picks', () => {
    const shown = twoClasses(mapWith(0.99, [{ at: [50, 30], value: 0.01 }]));
    const many = [0, 1, 2, 3].map((i) => ({ trace: 12 * i + 8, sample: 54, label: 0 }));
    const [first] = propose({ shown }, { picks: [...many, { trace: 70, sample: 54, label: 1 }] });
    expect(meets(first, [50, 30])).toBe(true);
    expect(first.reason).toBe('rarity');
  });

  it('overlap neither each other nor picks nor rejected ones, are inside and not on dead traces or muted', () => {
    const places = fc.array(fc.record({ trace: fc.nat(79), sample: fc.nat(59), label: fc.nat(1) }), {
      maxLength: 6,
    });
    const silence = mapWith(0, []).map((_, i) =>
      (i >= 30 * 60 && i < 36 * 60) || (i >= 60 * 60 && i % 60 < 8) ? 1 : 0,
    );
    const property = fc.property(fc.nat(1000), places, places, (seed, picked, rejected) => {
      const random = createRandom(seed);
      const noise = () => Float32Array.from({ length: 80 * 60 }, () => random.uniform());
      const maps: ProposalMaps = {
        ...{ size: SIZE, shown: twoClasses(noise()), other: twoClasses(noise()) },
        ...{ features: [noise()], silence },
      };
      const order = { count: 10, window: WINDOW, picks: picked, rejected };
      const found = proposeWindows(maps, order);
      expect(proposeWindows(maps, order)).toEqual(found);
      found.forEach((one, i) => {
        expect(one.trace - 6).toBeGreaterThanOrEqual(0);
        expect(one.trace + 6).toBeLessThanOrEqual(80);
        expect(one.sample - 5).toBeGreaterThanOrEqual(0);
        expect(one.sample + 5).toBeLessThanOrEqual(60);
        const dead = [30, 31, 32, 33, 34, 35].filter(
          (trace) => trace >= one.trace - 6 && trace < one.trace + 6,
        );
        expect(dead.length).toBeLessThanOrEqual(3);
        let silentCount = 0;
        for (let trace = one.trace - 6; trace < one.trace + 6; trace++)
          for (let sample = one.sample - 5; sample < one.sample + 5; sample++)
            silentCount += silence[trace * 60 + sample];
        expect(silentCount).toBeLessThanOrEqual(0.3 * 12 * 10);
        for (const other of [...picked, ...rejected, ...found.slice(i + 1)])
          expect(Math.abs(one.trace - other.trace) >= 12 || Math.abs(one.sample - other.sample) >= 10).toBe(
            true,
          );
      });
    });
    fc.assert(property, { seed: 9, numRuns: 30 });
  });

  it('are none where no window fits', () => {
    expect(propose({}, { window: { traces: 100, samples: 10 } })).toEqual([]);
  });
});
