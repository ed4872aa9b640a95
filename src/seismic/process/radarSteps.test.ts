import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { AS_RECORDED, createTraceProcess, marginSamples, processTraces } from '#seismic/process/traceProcess';

const SAMPLES = 60;
const TRACES = 7;
const axes = {
  ...{ traceCount: TRACES, sampleCount: SAMPLES, sampleIntervalUs: 800, startTimeMs: -1.6 },
  domain: 'radar' as const,
};
const random = createRandom(31);
const amplitudes = Float32Array.from({ length: TRACES * SAMPLES }, () => random.normal() + 5);
const valueAt = (trace: number, sample: number): number => amplitudes[trace * SAMPLES + sample];

/** The mean of the samples within `half` of one, by a direct sum. */
function meanAround(value: (sample: number) => number, sample: number, half: number): number {
  let [sum, count] = [0, 0];
  for (let other = sample - half; other <= sample + half; other++) {
    if (other < 0 || other >= SAMPLES) continue;
    sum += value(other);
    count++;
  }
  return sum / count;
}

describe('steps for the display of radar', () => {
  it('dewow takes off the running mean', () => {
    // 8 ns are 10 samples of 0.8 ns: 5 on either side.
    const shown = processTraces(amplitudes, axes, { ...AS_RECORDED, dewowMs: 8 });
    for (let trace = 0; trace < TRACES; trace++)
      for (let sample = 0; sample < SAMPLES; sample++)
        expect(shown[trace * SAMPLES + sample]).toBeCloseTo(
          valueAt(trace, sample) - meanAround((other) => valueAt(trace, other), sample, 5),
          4,
        );
  });

  it('the background is the mean of all traces', () => {
    const shown = processTraces(amplitudes, axes, { ...AS_RECORDED, removesBackground: true });
    for (let sample = 0; sample < SAMPLES; sample++) {
      let sum = 0;
      for (let trace = 0; trace < TRACES; trace++) sum += valueAt(trace, sample);
      for (let trace = 0; trace < TRACES; trace++)
        expect(shown[trace * SAMPLES + sample]).toBeCloseTo(valueAt(trace, sample) - sum / TRACES, 4);
    }
  });

  it('are the same for a part of a trace with its margin as for the whole', () => {
    const process = {
      ...AS_RECORDED,
      dewowMs: 8,
      removesBackground: true,
      balance: 'agc' as const,
      agcWindowMs: 12,
    };
    const mean = Float32Array.from({ length: SAMPLES }, (_, i) => i / 10);
    const work = createTraceProcess(process, axes, mean);
    const trace = amplitudes.subarray(0, SAMPLES);
    const margin = marginSamples(process, axes.sampleIntervalUs);
    const [first, count] = [25, 10];
    const part = work(trace.subarray(first - margin, first + count + margin), first - margin);
    const whole = work(trace, 0);
    for (let i = 0; i < count; i++) expect(part[margin + i]).toBeCloseTo(whole[first + i], 4);
  });

  it('leave the data as they are', () => {
    const before = Float32Array.from(amplitudes);
    processTraces(amplitudes, axes, { ...AS_RECORDED, dewowMs: 8, removesBackground: true });
    expect(amplitudes).toEqual(before);
  });
});
