import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directPanel, type LagRange, type SizedWindow } from '#seismic/correlation/directPanel';
import { createPanelMaker, type PanelMaker } from '#seismic/correlation/panelMaker';
import type { PanelShape } from '#seismic/correlation/panelMemory';
import { createRandom, type Random } from '#seismic/numerics/random';

const SHAPE: PanelShape = { traces: 32, samples: 40, maximumTraceLag: 20, maximumSampleLag: 20 };

function noiseWindow(random: Random, traces: number, samples: number): SizedWindow {
  return { traces, samples, values: Float32Array.from({ length: traces * samples }, () => random.normal()) };
}

function withMaker<Result>(shape: PanelShape, work: (maker: PanelMaker) => Result): Result {
  const maker = createPanelMaker(shape);
  try {
    return work(maker);
  } finally {
    maker.dispose();
  }
}

function panelOf(shape: PanelShape, a: SizedWindow, b: SizedWindow): Float32Array {
  return withMaker(shape, (maker) =>
    maker.panels(
      [maker.prepare(a.values, a)],
      [maker.prepare(b.values, b)],
      new Float32Array(maker.panelLength),
    ),
  );
}

function peakOf(values: ArrayLike<number>): number {
  let peak = 0;
  for (let i = 0; i < values.length; i++) peak = Math.max(peak, Math.abs(values[i]));
  return peak;
}

/** Largest difference; NaN where the lengths differ. */
function worstGap(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.NaN;
  return peakOf(Array.from(expected, (value, i) => value - found[i]));
}

/** Largest difference from the direct sum as a share of the panel's peak. */
function shareOfPeak(shape: PanelShape, a: SizedWindow, b: SizedWindow): number {
  const direct = directPanel(a, b, shape);
  const peak = peakOf(direct);
  return worstGap(panelOf(shape, a, b), direct) / (peak === 0 ? 1 : peak);
}

function changed(window: SizedWindow, change: (value: number, i: number) => number): SizedWindow {
  return { ...window, values: window.values.map(change) };
}

describe('panel maker against the direct sum', () => {
  const shapes: PanelShape[] = [
    SHAPE,
    { traces: 1, samples: 2, maximumTraceLag: 0, maximumSampleLag: 0 },
    { traces: 7, samples: 61, maximumTraceLag: 12, maximumSampleLag: 3 },
    { traces: 40, samples: 33, maximumTraceLag: 8, maximumSampleLag: 40 },
    { traces: 21, samples: 90, maximumTraceLag: 3, maximumSampleLag: 6 },
  ];
  it.each(shapes)('agrees to 1e-5 for %o', (shape) => {
    const random = createRandom(7);
    const a = noiseWindow(random, shape.traces, shape.samples);
    const b = noiseWindow(random, shape.traces, shape.samples);
    expect(shareOfPeak(shape, a, b)).toBeLessThan(1e-5);
  });

  it('agrees for windows of any two sizes and any lags', () => {
    const size = fc.record({
      traces: fc.integer({ min: 1, max: 18 }),
      samples: fc.integer({ min: 2, max: 30 }),
    });
    const lag = fc.integer({ min: 0, max: 20 });
    const check = fc.property(size, size, lag, lag, fc.integer(), (a, b, traceLag, sampleLag, seed) => {
      const random = createRandom(seed);
      const shape = {
        traces: Math.max(a.traces, b.traces),
        samples: Math.max(a.samples, b.samples),
        maximumTraceLag: traceLag,
        maximumSampleLag: sampleLag,
      };
      const first = noiseWindow(random, a.traces, a.samples);
      const second = noiseWindow(random, b.traces, b.samples);
      expect(worstGap(panelOf(shape, first, second), directPanel(first, second, shape))).toBeLessThan(5e-7);
    });
    fc.assert(check, { seed: 1, numRuns: 60 });
  });

  it('writes [window][template], also beyond one batch of templates', () => {
    const random = createRandom(9);
    const shape = { traces: 4, samples: 6, maximumTraceLag: 2, maximumSampleLag: 1 };
    const windows = Array.from({ length: 3 }, () => noiseWindow(random, 4, 6));
    const templates = Array.from({ length: 35 }, () => noiseWindow(random, 4, 6));
    const expected = windows.flatMap((a) => templates.flatMap((b) => [...directPanel(a, b, shape)]));
    const found = withMaker(shape, (maker) => {
      const prepare = (window: SizedWindow) => maker.prepare(window.values);
      return maker.panels(windows.map(prepare), templates.map(prepare), new Float32Array(expected.length));
    });
    expect(worstGap(found, expected)).toBeLessThan(5e-7);
  });
});

describe('a normalised panel', () => {
  const random = createRandom(21);
  const a = noiseWindow(random, SHAPE.traces, SHAPE.samples);
  const b = noiseWindow(random, SHAPE.traces, SHAPE.samples);
  const zeroLag = 20 * 41 + 20;

  it('of a window with itself has its peak of 1 at zero lag', () => {
    const panel = panelOf(SHAPE, a, a);
    expect(Math.abs(panel[zeroLag] - 1)).toBeLessThan(1e-6);
    expect(panel.indexOf(panel.reduce((most, value) => Math.max(most, value)))).toBe(zeroLag);
  });

  it('is mirrored when the windows change places', () => {
    const mirrored = panelOf(SHAPE, b, a).reverse();
    expect(worstGap(panelOf(SHAPE, a, b), mirrored)).toBeLessThan(1e-6);
  });

  it('shows a shifted copy at its shift', () => {
    const wide = noiseWindow(random, 60, 80);
    const cut = (trace: number, sample: number): SizedWindow => {
      const rows = Array.from({ length: 32 }, (_, x) => {
        const first = (trace + x) * 80 + sample;
        return [...wide.values.subarray(first, first + 40)];
      });
      return { traces: 32, samples: 40, values: Float32Array.from(rows.flat()) };
    };
    const panel = panelOf(SHAPE, cut(10, 20), cut(7, 25));
    const peak = panel.indexOf(panel.reduce((most, value) => Math.max(most, value)));
    expect([Math.floor(peak / 41) - 20, (peak % 41) - 20]).toEqual([3, -5]);
  });

  it.each([10, 1e-18, 1e15, -1])('does not change with amplitudes times %f but for the sign', (factor) => {
    const panel = panelOf(SHAPE, a, b);
    const louder = panelOf(
      SHAPE,
      changed(a, (value) => value * factor),
      b,
    );
    expect(
      worstGap(
        louder.map((value) => value * Math.sign(factor)),
        panel,
      ),
    ).toBeLessThan(1e-5);
  });

  it('does not change with a constant added', () => {
    const lifted = panelOf(
      SHAPE,
      changed(a, (value) => value + 3),
      b,
    );
    expect(worstGap(lifted, panelOf(SHAPE, a, b))).toBeLessThan(1e-5);
  });
});

describe('windows with absent samples', () => {
  const random = createRandom(33);
  const lags: LagRange = { maximumTraceLag: 3, maximumSampleLag: 3 };
  const shape = { traces: 6, samples: 8, ...lags };
  const good = noiseWindow(random, 6, 8);
  const prepared = (window: SizedWindow) => withMaker(shape, (maker) => maker.prepare(window.values));

  it('takes NaN, infinite samples and dead traces as absent', () => {
    const holed = changed(good, (value, i) => {
      if (i === 5) return Number.NaN;
      if (i === 17) return Number.POSITIVE_INFINITY;
      return i >= 24 && i < 32 ? 0 : value;
    });
    const isThere = (i: number): boolean => i !== 5 && i !== 17 && !(i >= 24 && i < 32);
    const mean = good.values.reduce((sum, value, i) => sum + (isThere(i) ? value : 0), 0) / 38;
    // The same window with the absent samples at the mean of the others: they then have no influence.
    const filled = changed(good, (value, i) => (isThere(i) ? value : mean));
    expect(worstGap(panelOf(shape, holed, good), panelOf(shape, filled, good))).toBeLessThan(1e-6);
    expect(prepared(holed)).toMatchObject({ isFlat: false, missingSampleCount: 10 });
  });

  it.each([
    ['zeros', 0, 48],
    ['NaN', Number.NaN, 48],
    ['one value', 1234.567, 0],
  ])('flags a window that has only %s, and its panel is zero', (_, value, missingSampleCount) => {
    const flat = changed(good, () => value);
    expect(prepared(flat)).toMatchObject({ isFlat: true, energy: 0, missingSampleCount });
    expect(peakOf(panelOf(shape, flat, good))).toBe(0);
    expect(peakOf(panelOf(shape, flat, flat))).toBe(0);
  });

  it('returns the energy about the mean', () => {
    const mean = good.values.reduce((sum, value) => sum + value, 0) / 48;
    const energy = good.values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(prepared(good).energy).toBeCloseTo(energy, 9);
  });
});

describe('lifetime of a panel maker', () => {
  const shape = { traces: 3, samples: 4, maximumTraceLag: 1, maximumSampleLag: 1 };
  const window = new Float32Array(12).fill(1);

  it('refuses windows that do not fit, panels that do not fit, and work after dispose', () => {
    const maker = createPanelMaker(shape);
    expect(() => maker.prepare(new Float32Array(11))).toThrow(RangeError);
    expect(() => maker.prepare(new Float32Array(20), { traces: 5, samples: 4 })).toThrow(RangeError);
    const ready = maker.prepare(window);
    expect(() => maker.panels([ready], [ready], new Float32Array(8))).toThrow(RangeError);
    const other = withMaker(SHAPE, (large) => large.prepare(new Float32Array(1280)));
    expect(() => maker.panels([ready], [other], new Float32Array(9))).toThrow(RangeError);
    maker.dispose();
    expect(() => maker.prepare(window)).toThrow('disposed');
  });

  it('can be made a thousand times in different sizes, without influence of the one before', () => {
    const random = createRandom(2);
    const a = noiseWindow(random, 9, 9);
    const small = { traces: 9, samples: 9, maximumTraceLag: 4, maximumSampleLag: 4 };
    const expected = panelOf(small, a, a);
    for (let i = 0; i < 1000; i++) createPanelMaker(i % 100 === 0 ? SHAPE : shape).dispose();
    expect(panelOf(small, a, a)).toEqual(expected);
  });

  it('keeps two makers in use apart', () => {
    const random = createRandom(4);
    const a = noiseWindow(random, 3, 4);
    const first = createPanelMaker(shape);
    const ready = first.prepare(a.values);
    const panel = first.panels([ready], [ready], new Float32Array(9)).slice();
    withMaker(SHAPE, (second) => second.prepare(noiseWindow(random, 32, 40).values));
    expect(first.panels([ready], [ready], new Float32Array(9))).toEqual(panel);
    first.dispose();
  });
});
