import { describe, expect, it } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { antennaPeriodNs, usualProcess } from '#seismic/process/radarDefaults';
import { AS_RECORDED, processTraces } from '#seismic/process/traceProcess';

/** 60 traces of 400 ns at 100 MHz: a direct wave, drift, echoes at 40 and 320 ns that fade by 40 dB, noise. */
function radarLine() {
  const axes = {
    ...{ traceCount: 60, sampleCount: 500, sampleIntervalUs: 800, startTimeMs: 0 },
    domain: 'radar' as const,
  };
  const random = createRandom(5);
  const amplitudes = new Float32Array(60 * 500);
  const wave = (ns: number) => Math.exp(-((ns / 5) ** 2)) * Math.cos((2 * Math.PI * ns) / 10);
  for (let trace = 0; trace < 60; trace++) {
    for (let sample = 0; sample < 500; sample++) {
      const ns = sample * 0.8;
      const direct = 20_000 * wave(ns - 8) + 3000 * Math.exp(-ns / 150);
      const echoes = 2000 * wave(ns - 40 - trace) + 20 * wave(ns - 320 - trace);
      amplitudes[trace * 500 + sample] = direct + echoes + 2 * random.normal();
    }
  }
  return { axes, amplitudes };
}

/** Root mean square of the samples near an echo, over that of the whole section. */
function strengthAt(ns: number, values: Float32Array): number {
  let [near, count, all] = [0, 0, 0];
  values.forEach((value, at) => {
    const [trace, time] = [Math.floor(at / 500), (at % 500) * 0.8];
    all += value * value;
    if (Math.abs(time - ns - trace) > 4) return;
    near += value * value;
    count++;
  });
  return Math.sqrt(near / count / (all / values.length));
}

describe('how radar is drawn at first', () => {
  it('shows a deep echo about as strong as a shallow one, and both above the rest', () => {
    const { axes, amplitudes } = radarLine();
    expect(strengthAt(320, amplitudes)).toBeLessThan(0.2);
    const shown = processTraces(amplitudes, axes, usualProcess(axes, 100));
    const [shallow, deep] = [strengthAt(40, shown), strengthAt(320, shown)];
    expect(shallow).toBeGreaterThan(1);
    expect(deep).toBeGreaterThan(1);
    expect(deep / shallow).toBeGreaterThan(0.5);
  });

  it('takes the direct wave off, which all traces have in common', () => {
    const { axes, amplitudes } = radarLine();
    const shown = processTraces(amplitudes, axes, usualProcess(axes, 100));
    const meanAt = (sample: number) => {
      let sum = 0;
      for (let trace = 0; trace < 60; trace++) sum += shown[trace * 500 + sample];
      return Math.abs(sum / 60);
    };
    expect(Math.max(...Array.from({ length: 20 }, (_, sample) => meanAt(sample)))).toBeLessThan(0.3);
  });

  it('goes by the period of the antenna, 10 ns where it is not known', () => {
    expect(usualProcess({ domain: 'radar' }, 400).dewowMs).toBeCloseTo(2.5, 12);
    expect([antennaPeriodNs(null), antennaPeriodNs(50)]).toEqual([10, 20]);
  });

  it('is as recorded for time and depth', () => {
    expect(usualProcess({}, null)).toBe(AS_RECORDED);
    expect(usualProcess({ domain: 'depth' }, null)).toBe(AS_RECORDED);
  });
});
