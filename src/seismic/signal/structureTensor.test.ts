import { describe, expect, it } from 'vitest';
import { localSteepness } from '#seismic/signal/structureTensor';

const EXTENT = { traceCount: 61, sampleCount: 121 };
const WIDTHS = { traces: 3, samples: 5 };

/** A section by its amplitude at (trace, sample). */
function fieldOf(amplitude: (trace: number, sample: number) => number): Float32Array {
  const { traceCount, sampleCount } = EXTENT;
  return Float32Array.from({ length: traceCount * sampleCount }, (_, i) =>
    amplitude(Math.floor(i / sampleCount), i % sampleCount),
  );
}

function steepnessAt(field: Float32Array, trace: number, sample: number): number {
  return localSteepness(field, EXTENT, WIDTHS)[trace * EXTENT.sampleCount + sample];
}

function cosineWave(slope: number, period: number): Float32Array {
  return fieldOf((trace, sample) => Math.cos((2 * Math.PI * (sample - slope * trace)) / period));
}

/** A Ricker wavelet along any arrival time. */
function eventAt(timeOf: (trace: number) => number): Float32Array {
  return fieldOf((trace, sample) => {
    const u = (Math.PI * (sample - timeOf(trace))) / 16;
    return (1 - 2 * u * u) * Math.exp(-u * u);
  });
}

describe('local steepness', () => {
  it.each([0, 0.1, -0.3, 0.5, -0.8, 1, 1.5, -2])('of a plane wave of slope %d is its magnitude', (slope) => {
    // tan(π p / T) / tan(π / T) is the slope that 2 × 2 differences see: 3 % above 2 at T = 40.
    const found = steepnessAt(cosineWave(slope, 40), 30, 60);
    expect(Math.abs(found - Math.abs(slope))).toBeLessThan(0.001 + 0.02 * Math.abs(slope));
  });

  it('of a steep wave of a short period is the ratio of the tangents', () => {
    const [slope, period] = [3, 10];
    const expected = Math.tan((Math.PI * slope) / period) / Math.tan(Math.PI / period);
    expect(steepnessAt(cosineWave(slope, period), 30, 60)).toBeCloseTo(expected, 2);
  });

  it('is 0 at the top of a hyperbola and its own slope on the flanks', () => {
    const curve = (trace: number): number => Math.sqrt(40 ** 2 + (1.5 * (trace - 30)) ** 2);
    const slopeOf = (trace: number): number => (1.5 ** 2 * (trace - 30)) / curve(trace);
    const field = eventAt(curve);
    expect(steepnessAt(field, 30, 40)).toBeLessThan(0.25);
    for (const trace of [10, 15, 45, 50]) {
      const found = steepnessAt(field, trace, Math.round(curve(trace)));
      expect(Math.abs(found - Math.abs(slopeOf(trace)))).toBeLessThan(0.08);
    }
  });

  it('of two crossing flanks of opposite slope is not that of a flat event', () => {
    const [falling, rising] = [1, -1].map((side) => eventAt((trace) => 60 + side * (trace - 30)));
    const crossing = falling.map((value, i) => value + rising[i]);
    expect(steepnessAt(crossing, 30, 60)).toBeGreaterThan(0.6);
  });

  it('is 0 where nothing varies and scale does not matter', () => {
    expect(localSteepness(new Float32Array(61 * 121).fill(7), EXTENT, WIDTHS)).toEqual(
      new Float32Array(61 * 121),
    );
    const wave = cosineWave(0.7, 30);
    const loud = wave.map((value) => 1000 * value);
    expect(steepnessAt(loud, 25, 50)).toBeCloseTo(steepnessAt(wave, 25, 50), 4);
  });
});
