import { describe, expect, it } from 'vitest';
import { deadTracesOf, fillDeadTraces } from '#seismic/channels/working/deadTraces';
import { resampled, resampledCount } from '#seismic/channels/working/resample';
import { createRandom } from '#seismic/numerics/random';

const EXTENT = { traceCount: 3, sampleCount: 240 };

function waves(period: number): Float32Array {
  return Float32Array.from({ length: EXTENT.traceCount * EXTENT.sampleCount }, (_, i) =>
    Math.sin((2 * Math.PI * (i % EXTENT.sampleCount)) / period + Math.floor(i / EXTENT.sampleCount)),
  );
}

describe('resampling', () => {
  it.each([0.5, Math.SQRT1_2, 1, Math.SQRT2, 2, 2 * Math.SQRT2, 4])(
    'by %f keeps waves of five new samples and drops those above the new Nyquist frequency',
    (step) => {
      const period = 5 * step;
      const count = resampledCount(EXTENT.sampleCount, step);
      const own = resampled(waves(period), EXTENT, step);
      expect(own).toHaveLength(EXTENT.traceCount * count);
      const inner = own.subarray(20, count - 20);
      inner.forEach((value, i) => {
        expect(Math.abs(value - Math.sin((2 * Math.PI * (i + 20)) / 5))).toBeLessThan(0.02);
      });
      if (step < 2) return;
      const above = resampled(waves(1.25 * step), EXTENT, step).subarray(20, count - 20);
      expect(Math.max(...above.map(Math.abs))).toBeLessThan(0.02);
    },
  );

  it('of a constant is that constant, also at the ends', () => {
    for (const step of [0.5, Math.SQRT2, 2, 8])
      for (const value of resampled(new Float32Array(720).fill(3), EXTENT, step))
        expect(value).toBeCloseTo(3, 5);
  });
});

describe('dead traces', () => {
  it('are found at any scale and filled from the nearest live traces', () => {
    const random = createRandom(4);
    for (const scale of [1e-20, 1, 1e20]) {
      const extent = { traceCount: 8, sampleCount: 30 };
      const live = Float32Array.from({ length: 240 }, () => scale * random.normal());
      const dead = [0, 3, 4, 7];
      const values = live.map((value, i) => (dead.includes(Math.floor(i / 30)) ? value * 1e-9 : value));
      expect(deadTracesOf(values, extent)).toEqual(dead);
      fillDeadTraces(values, extent, dead);
      const mean = (i: number, a: number, b: number): number =>
        Math.fround((live[a * 30 + i] + live[b * 30 + i]) / 2);
      for (let i = 0; i < 30; i++) {
        expect(values[i]).toBe(live[30 + i]);
        expect(values[3 * 30 + i]).toBe(mean(i, 2, 5));
        expect(values[4 * 30 + i]).toBe(mean(i, 2, 5));
        expect(values[7 * 30 + i]).toBe(live[6 * 30 + i]);
        expect(values[5 * 30 + i]).toBe(live[5 * 30 + i]);
      }
    }
  });

  it('are noisy ones too, which are far stronger than those around them, but not strong parts of a line', () => {
    const random = createRandom(6);
    const extent = { traceCount: 120, sampleCount: 30 };
    // Amplitudes grow eightfold along the line; six traces are ten times as strong as their neighbours.
    const noisy = [3, 40, 41, 42, 90, 119];
    const values = Float32Array.from({ length: 3600 }, (_, i) => {
      const trace = Math.floor(i / 30);
      return (1 + (7 * trace) / 120) * (noisy.includes(trace) ? 10 : 1) * random.normal();
    });
    expect(deadTracesOf(values, extent)).toEqual(noisy);
    fillDeadTraces(values, extent, noisy);
    expect(deadTracesOf(values, extent)).toEqual([]);
  });

  it('stay as they are where no trace is live', () => {
    const values = new Float32Array(20);
    const dead = deadTracesOf(values, { traceCount: 4, sampleCount: 5 });
    fillDeadTraces(values, { traceCount: 4, sampleCount: 5 }, dead);
    expect(dead).toEqual([0, 1, 2, 3]);
    expect(values).toEqual(new Float32Array(20));
  });
});
