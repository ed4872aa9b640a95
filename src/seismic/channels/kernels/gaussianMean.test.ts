import { describe, expect, it } from 'vitest';
import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { median, quantile } from '#seismic/channels/kernels/quantile';
import { createRandom } from '#seismic/numerics/random';

function reflected(index: number, count: number): number {
  const period = 2 * count;
  const at = ((index % period) + period) % period;
  return at < count ? at : period - 1 - at;
}

/** Σ over the whole neighbourhood of ±4 standard deviations, term by term. */
function directMean(
  values: Float32Array,
  extent: { traceCount: number; sampleCount: number },
  sigmas: number[],
) {
  const [acrossReach, alongReach] = sigmas.map((sigma) => Math.floor(4 * sigma + 0.5));
  const gauss = (i: number, sigma: number): number => Math.exp((-i * i) / (2 * sigma * sigma));
  return values.map((_, place) => {
    const [trace, sample] = [Math.floor(place / extent.sampleCount), place % extent.sampleCount];
    let sum = 0;
    let total = 0;
    for (let x = -acrossReach; x <= acrossReach; x++)
      for (let t = -alongReach; t <= alongReach; t++) {
        const weight = gauss(x, sigmas[0]) * gauss(t, sigmas[1]);
        const row = reflected(trace + x, extent.traceCount) * extent.sampleCount;
        sum += weight * values[row + reflected(sample + t, extent.sampleCount)];
        total += weight;
      }
    return sum / total;
  });
}

describe('gaussian mean', () => {
  it.each([
    [7, 21, 1, 2.5],
    [30, 33, 2, 0.6],
    [3, 5, 6, 4],
    [1, 40, 2, 3],
    [18, 1, 1.5, 2],
  ])(
    'of %i x %i values with widths %f and %f is the direct sum',
    (traceCount, sampleCount, across, along) => {
      const random = createRandom(traceCount);
      const extent = { traceCount, sampleCount };
      const values = Float32Array.from({ length: traceCount * sampleCount }, () => random.normal());
      const own = gaussianMean(values, extent, { traces: across, samples: along });
      const expected = directMean(values, extent, [across, along]);
      expect(Math.max(...own.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(2e-6);
    },
  );
});

describe('quantile', () => {
  it('is that of the sorted values, between ranks linear', () => {
    const random = createRandom(5);
    for (const length of [1, 2, 7, 100, 1001]) {
      const values = Float32Array.from({ length }, () => Math.abs(random.normal()) ** 9);
      const sorted = [...values].sort((a, b) => a - b);
      for (const share of [0, 0.1, 0.5, 0.77, 1]) {
        const place = share * (length - 1);
        const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
        expect(quantile(values, share)).toBeCloseTo(low + (place % 1) * (high - low), 9);
      }
    }
  });

  it('takes many equal values, and none', () => {
    expect(median(Float32Array.of(0, 0, 0, 5))).toBe(0);
    expect(median(new Float32Array(0))).toBe(0);
  });
});
