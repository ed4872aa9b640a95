import { describe, expect, it } from 'vitest';
import { absoluteQuantiles, amplitudeHistogram, clipOfPercentile } from '#seismic/display/amplitudeQuantiles';
import { createRandom } from '#seismic/numerics/random';
import { automaticGain } from '#seismic/process/automaticGain';

function noise(count: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

/** The definition, sample by sample. */
function directGain(trace: Float32Array, half: number): number[] {
  return [...trace].map((value, row) => {
    const part = trace.slice(Math.max(0, row - half), row + half + 1);
    return value / Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
  });
}

describe('automatic gain', () => {
  it('agrees with its definition on every trace', () => {
    const amplitudes = noise(3 * 50, 1).map((value, i) => value * (1 + (i % 50)) ** 2);
    const gained = automaticGain(amplitudes, 50, 11);
    const direct = [0, 1, 2].flatMap((t) => directGain(amplitudes.subarray(t * 50, t * 50 + 50), 5));
    direct.forEach((value, i) => {
      expect(gained[i]).toBeCloseTo(value, 4);
    });
  });

  it('levels a trace that decays a thousandfold', () => {
    const decayed = noise(2000, 2).map((value, i) => value * 1000 ** (-i / 2000));
    const gained = automaticGain(decayed, 2000, 101);
    const rms = (part: Float32Array) => Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
    expect(rms(gained.subarray(0, 500)) / rms(gained.subarray(1500))).toBeCloseTo(1, 1);
  });

  it('leaves a dead trace at zero and finite', () => {
    expect([...automaticGain(new Float32Array(8), 8, 4)]).toEqual(Array(8).fill(0));
  });
});

describe('percentiles', () => {
  it('are those of the sorted magnitudes, zeros left out', () => {
    const values = Float32Array.from({ length: 2002 }, (_, i) =>
      i < 1001 ? 0 : i % 2 ? 1001 - i : i - 1001,
    );
    const quantiles = absoluteQuantiles(values);
    expect([50, 90, 100].map((p) => clipOfPercentile(quantiles, p))).toEqual([501, 900, 1000]);
  });

  it('give a usable clip on an empty section', () => {
    expect(clipOfPercentile(absoluteQuantiles(new Float32Array(10)), 98)).toBe(1);
  });

  it('histogram counts the values within the limits', () => {
    expect([...amplitudeHistogram(Float32Array.of(-2, -1, -0.1, 0, 0.1, 1, 2), 1, 2)]).toEqual([2, 2]);
  });
});
