import { describe, expect, it } from 'vitest';
import { standardiseColumns, windowFeatures } from '#learning/embedding/windowFeatures';
import { windowPlaces } from '#learning/embedding/windowPlaces';
import { createRandom } from '#seismic/numerics/random';

const size = { traceCount: 200, sampleCount: 150 };
const window = { traces: 20, samples: 16 };
const random = createRandom(4);
/** Weak noise with three strong places far apart. */
const events = [
  { trace: 40, sample: 30 },
  { trace: 100, sample: 75 },
  { trace: 160, sample: 120 },
];
const strength = Float32Array.from({ length: 200 * 150 }, () => 0.1 * random.uniform());
for (const { trace, sample } of events)
  for (let dx = -3; dx <= 3; dx++)
    for (let dt = -3; dt <= 3; dt++) strength[(trace + dx) * 150 + sample + dt] = 5;
const order = { window, silence: new Float32Array(200 * 150), most: 100, seed: 1 };

describe('windows that represent a section', () => {
  const places = windowPlaces(strength, size, order);

  it('lie inside it, no more than wanted, spread over all of it, the same for the same seed', () => {
    expect(places.length).toBeLessThanOrEqual(100);
    expect(places.length).toBeGreaterThan(50);
    for (const { trace, sample } of places) {
      expect([trace - 10 >= 0, trace + 10 <= 200, sample - 8 >= 0, sample + 8 <= 150]).not.toContain(false);
    }
    for (let quarter = 0; quarter < 4; quarter++)
      expect(places.filter(({ trace }) => Math.floor(trace / 50) === quarter).length).toBeGreaterThan(8);
    expect(windowPlaces(strength, size, order)).toEqual(places);
    expect(windowPlaces(strength, size, { ...order, seed: 2 })).not.toEqual(places);
  });

  it('are on the strong events, and some where there are none', () => {
    for (const event of events)
      expect(
        places.some(
          (one) => Math.abs(one.trace - event.trace) < 4 && Math.abs(one.sample - event.sample) < 4,
        ),
      ).toBe(true);
    const far = places.filter((one) =>
      events.every((event) => Math.hypot(one.trace - event.trace, one.sample - event.sample) > 12),
    );
    expect(far.length).toBeGreaterThan(30);
  });

  it('are not on dead traces, nor in muted parts', () => {
    const isSilent = (trace: number, sample: number): boolean => (trace >= 80 && trace < 140) || sample < 40;
    const silence = order.silence.map((_, i) => (isSilent(Math.floor(i / 150), i % 150) ? 1 : 0));
    const alive = windowPlaces(strength, size, { ...order, silence });
    expect(alive.some(({ trace }) => trace > 90 && trace < 130)).toBe(false);
    expect(alive.some(({ sample }) => sample < 34)).toBe(false);
    expect(alive.length).toBeGreaterThan(20);
  });

  it('are none where no window fits', () => {
    expect(windowPlaces(strength, size, { ...order, window: { traces: 300, samples: 16 } })).toEqual([]);
  });
});

describe('features of windows', () => {
  it('have mean 0 and deviation 1; one that does not vary is 0', () => {
    const rows = { rowCount: 4, columnCount: 2, values: Float64Array.from([1, 7, 3, 7, 5, 7, 7, 7]) };
    standardiseColumns(rows);
    const step = 1 / Math.sqrt(5);
    [-3, -1, 1, 3].forEach((times, row) => {
      expect(rows.values[2 * row]).toBeCloseTo(times * step, 12);
      expect(rows.values[2 * row + 1]).toBe(0);
    });
  });

  it('tell windows on events from those beside them', () => {
    const beside = events.map(({ trace, sample }) => ({ trace: trace + 25, sample }));
    const { values } = windowFeatures([strength, strength.map(() => 2)], size, [...events, ...beside]);
    for (let i = 0; i < 3; i++)
      expect([values[2 * i], values[2 * (i + 3)]]).toEqual([expect.closeTo(1, 1), expect.closeTo(-1, 1)]);
  });
});
