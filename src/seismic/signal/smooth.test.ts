import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { type Extent2d, localEnergy, type SmoothingWidths, smoothInPlace } from '#seismic/signal/smooth';

function gaussian(offset: number, sigma: number): number {
  if (sigma === 0) return offset === 0 ? 1 : 0;
  return Math.abs(offset) > Math.ceil(3 * sigma) ? 0 : Math.exp(-(offset ** 2) / (2 * sigma ** 2));
}

/** The weighted mean around one place, straight from the definition: edge values held beyond the edges. */
function directMean(
  values: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths,
  at: { readonly trace: number; readonly sample: number },
): number {
  const held = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place));
  const reach = { traces: Math.ceil(3 * widths.traces), samples: Math.ceil(3 * widths.samples) };
  let [sum, weights] = [0, 0];
  for (let x = -reach.traces; x <= reach.traces; x++)
    for (let t = -reach.samples; t <= reach.samples; t++) {
      const weight = gaussian(x, widths.traces) * gaussian(t, widths.samples);
      const trace = held(at.trace + x, extent.traceCount);
      sum += weight * values[trace * extent.sampleCount + held(at.sample + t, extent.sampleCount)];
      weights += weight;
    }
  return sum / weights;
}

function noise({ traceCount, sampleCount }: Extent2d, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: traceCount * sampleCount }, () => 5 + random.normal());
}

function smoothed(values: Float32Array, extent: Extent2d, widths: SmoothingWidths): Float32Array {
  const copy = values.slice();
  smoothInPlace(copy, extent, widths);
  return copy;
}

/** The direct mean at every place. */
function directField(values: Float32Array, extent: Extent2d, widths: SmoothingWidths): Float32Array {
  return values.map((_, i) =>
    directMean(values, extent, widths, {
      trace: Math.floor(i / extent.sampleCount),
      sample: i % extent.sampleCount,
    }),
  );
}

function worstGap(a: Float32Array, b: Float32Array): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);
}

describe('Gaussian mean', () => {
  it('is the direct sum, for any size and widths', () => {
    const count = fc.integer({ min: 1, max: 14 });
    const width = fc.constantFrom(0, 0.4, 1, 1.5, 3);
    const property = fc.property(
      fc.record({ traceCount: count, sampleCount: count }),
      fc.record({ traces: width, samples: width }),
      fc.integer(),
      (extent, widths, seed) => {
        const values = noise(extent, seed);
        const gap = worstGap(smoothed(values, extent, widths), directField(values, extent, widths));
        expect(gap).toBeLessThan(5e-6);
      },
    );
    fc.assert(property, { seed: 2, numRuns: 60 });
  });

  it('spreads a spike with the variance of its widths and keeps its sum', () => {
    const extent = { traceCount: 41, sampleCount: 61 };
    const spike = new Float32Array(41 * 61);
    spike[20 * 61 + 30] = 1;
    const field = smoothed(spike, extent, { traces: 3, samples: 5 });
    const moment = (of: (i: number) => number): number => field.reduce((sum, v, i) => sum + v * of(i), 0);
    expect(moment(() => 1)).toBeCloseTo(1, 6);
    // A Gaussian cut at three sigma has 97.3 % of the variance.
    expect(moment((i) => (Math.floor(i / 61) - 20) ** 2)).toBeCloseTo(0.973 * 9, 0);
    expect(moment((i) => ((i % 61) - 30) ** 2)).toBeCloseTo(0.973 * 25, 0);
  });

  it('leaves a constant as it is, and everything where both widths are 0', () => {
    const extent = { traceCount: 9, sampleCount: 11 };
    const constant = new Float32Array(99).fill(3);
    const values = noise(extent, 4);
    expect(worstGap(smoothed(constant, extent, { traces: 2, samples: 2 }), constant)).toBeLessThan(1e-6);
    expect(smoothed(values, extent, { traces: 0, samples: 0 })).toEqual(values);
  });
});

describe('local energy', () => {
  it('is the Gaussian mean of the squares and leaves the amplitudes unchanged', () => {
    const extent = { traceCount: 8, sampleCount: 13 };
    const widths = { traces: 1, samples: 2 };
    const amplitudes = noise(extent, 6);
    const before = amplitudes.slice();
    const squares = amplitudes.map((amplitude) => amplitude ** 2);
    const gap = worstGap(localEnergy(amplitudes, extent, widths), directField(squares, extent, widths));
    expect(gap).toBeLessThan(5e-5);
    expect(amplitudes).toEqual(before);
  });
});
