import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { createBandPass, meanSpectrum } from '#seismic/process/bandPass';
import { AS_RECORDED, createTraceProcess, processTraces } from '#seismic/process/traceProcess';

const INTERVAL_US = 4000;
const SAMPLES = 500;
const axes = { traceCount: 1, sampleCount: SAMPLES, sampleIntervalUs: INTERVAL_US, startTimeMs: 100 };

function wave(hz: number, samples = SAMPLES): Float32Array {
  return Float32Array.from({ length: samples }, (_, i) =>
    Math.cos((2 * Math.PI * hz * i * INTERVAL_US) / 1e6),
  );
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

/** The filter by its definition: the trace over N points with zeros after it, by a direct Fourier sum. */
function directBandPass(trace: Float32Array, [a, b, c, d]: readonly number[], size: number): number[] {
  const share = (hz: number) => {
    if (hz < a || hz > d) return 0;
    if (hz < b) return Math.sin((Math.PI / 2) * ((hz - a) / (b - a))) ** 2;
    return hz <= c ? 1 : Math.cos((Math.PI / 2) * ((hz - c) / (d - c))) ** 2;
  };
  const sums = Array.from({ length: size }, (_, k) => {
    let [re, im] = [0, 0];
    for (let n = 0; n < trace.length; n++) {
      re += trace[n] * Math.cos((2 * Math.PI * k * n) / size);
      im -= trace[n] * Math.sin((2 * Math.PI * k * n) / size);
    }
    const kept = share((Math.min(k, size - k) * 1e6) / (INTERVAL_US * size)) / size;
    return [re * kept, im * kept];
  });
  return Array.from(trace, (_, n) =>
    sums.reduce((sum, [re, im], k) => {
      const angle = (2 * Math.PI * k * n) / size;
      return sum + re * Math.cos(angle) - im * Math.sin(angle);
    }, 0),
  );
}

describe('the band-pass', () => {
  it('agrees with a direct Fourier sum', () => {
    const random = createRandom(5);
    const trace = Float32Array.from({ length: 90 }, () => random.normal());
    const corners = [8, 20, 50, 75] as const;
    const found = createBandPass(corners, 90, INTERVAL_US)(trace);
    directBandPass(trace, corners, 128).forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 5);
    });
  });

  it('keeps the place of a wavelet: its phase is zero', () => {
    const spike = new Float32Array(SAMPLES);
    spike[240] = 1;
    const shown = createBandPass([5, 10, 40, 60], SAMPLES, INTERVAL_US)(spike);
    expect(shown.indexOf(Math.max(...shown))).toBe(240);
    for (let lag = 1; lag < 50; lag++) expect(shown[240 - lag]).toBeCloseTo(shown[240 + lag], 6);
  });

  it('passes a wave inside and stops one outside', () => {
    const filter = createBandPass([10, 20, 40, 60], SAMPLES, INTERVAL_US);
    expect(rms(filter(wave(30)).subarray(100, 400))).toBeCloseTo(Math.SQRT1_2, 1);
    expect(rms(filter(wave(90)).subarray(100, 400))).toBeLessThan(0.02);
  });

  it('counts samples that are not finite as 0', () => {
    const trace = wave(30);
    trace[7] = Number.NaN;
    trace[9] = Number.POSITIVE_INFINITY;
    expect(createBandPass([10, 20, 40, 60], SAMPLES, INTERVAL_US)(trace).every(Number.isFinite)).toBe(true);
  });
});

describe('the mean spectrum', () => {
  it('has its peaks at the frequencies of the traces', () => {
    const traces = new Float32Array([...wave(31.25, 512), ...wave(62.5, 512)]);
    const { amplitudes, stepHz } = meanSpectrum(traces, 512, INTERVAL_US);
    expect(amplitudes).toHaveLength(257);
    // A whole number of periods: half the amplitude times the samples, over two traces.
    expect(amplitudes[31.25 / stepHz]).toBeCloseTo(128, 3);
    expect(amplitudes[62.5 / stepHz]).toBeCloseTo(128, 3);
    expect(amplitudes[200]).toBeLessThan(1e-2);
  });
});

describe('gain of traces', () => {
  it('grows with the time to the power n, from time 0 of the recording', () => {
    const ones = new Float32Array(SAMPLES).fill(1);
    const shown = createTraceProcess({ ...AS_RECORDED, timePower: 2 }, axes)(ones, 0);
    const last = 100 + 4 * (SAMPLES - 1);
    for (const sample of [0, 100, 499])
      expect(shown[sample]).toBeCloseTo(((100 + 4 * sample) / last) ** 2, 6);
    // A part of a trace has the gain of its own samples.
    const part = createTraceProcess({ ...AS_RECORDED, timePower: 2 }, axes)(ones.subarray(0, 5), 100);
    expect([...part]).toEqual([...shown.subarray(100, 105)]);
  });

  it('balances each trace by its RMS, without its dead samples', () => {
    const pair = { ...axes, traceCount: 2 };
    const weak = wave(30).map((value) => value * 1e-4);
    const shown = processTraces(new Float32Array([...wave(30), ...weak]), pair, {
      ...AS_RECORDED,
      balance: 'trace',
    });
    expect(rms(shown.subarray(0, SAMPLES))).toBeCloseTo(1, 5);
    expect(rms(shown.subarray(SAMPLES))).toBeCloseTo(1, 5);
  });

  it('leaves the samples themselves alone', () => {
    const trace = wave(30);
    const kept = trace.slice();
    const all = { bandPassHz: [5, 10, 30, 40] as [number, number, number, number], timePower: 1 };
    processTraces(trace, axes, { ...AS_RECORDED, ...all, balance: 'agc' });
    expect(trace).toEqual(kept);
  });
});
