import { expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import type { KnownLine } from '../knownLine';
import { halfTheTraces, resampled } from './resample';

const AXES = { traceCount: 6, sampleCount: 200, sampleIntervalUs: 4000, startTimeMs: 0 };

/** Traces of a band-limited pulse, with random classes. */
function line(): KnownLine {
  const random = createRandom(9);
  const field = Float32Array.from({ length: 1200 }, (_, i) => valueAt(Math.floor(i / 200), i % 200));
  return {
    section: { ...AXES, amplitudes: field },
    traceSpacingM: 10,
    truthClass: Uint8Array.from({ length: 1200 }, () => random.integer(4)),
    diffractionOnly: field,
    apexes: [{ trace: 4, timeMs: 100, velocityMps: 2000 }],
    description: [],
  };
}

function valueAt(trace: number, sample: number): number {
  const away = (sample - 100 - trace) / 6;
  return Math.exp(-away * away) * Math.cos(away * 2);
}

it.each([2, 0.5] as const)('%d times as many samples have the values between', (ratio) => {
  const { section, truthClass } = resampled(line(), ratio);
  expect(section).toMatchObject({ sampleCount: 200 * ratio, sampleIntervalUs: 4000 / ratio });
  for (const [trace, sample] of [
    [0, 100],
    [3, 96.5],
    [5, 120],
  ]) {
    const at = trace * section.sampleCount + Math.floor(sample * ratio);
    expect(section.amplitudes[at]).toBeCloseTo(valueAt(trace, Math.floor(sample * ratio) / ratio), 4);
    expect(truthClass[at]).toBe(
      line().truthClass[trace * 200 + Math.floor(Math.floor(sample * ratio) / ratio)],
    );
  }
});

it('every second trace is the one of twice its number', () => {
  const half = halfTheTraces(line());
  expect(half.section.traceCount).toBe(3);
  expect(half.apexes[0].trace).toBe(2);
  expect([...half.section.amplitudes.subarray(200, 400)]).toEqual([
    ...line().section.amplitudes.subarray(400, 600),
  ]);
  expect([...half.truthClass.subarray(400)]).toEqual([...line().truthClass.subarray(800, 1000)]);
});
