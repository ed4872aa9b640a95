import { describe, expect, it } from 'vitest';
import { findApexes } from '#learning/dense/apexes';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import { createRandom } from '#seismic/numerics/random';

const AXES = { traceCount: 128, sampleCount: 200, sampleIntervalUs: 4000, startTimeMs: 400 };
const DELAY = 100;
/** Trace, sample and slope in section samples per trace. */
const KNOWN = [
  { trace: 40, sample: 50, slope: 1.6 },
  { trace: 90, sample: 110, slope: 2.2 },
];

/** Sample at which a diffraction arrives. */
function timeAt({ trace, sample, slope }: (typeof KNOWN)[number], at: number): number {
  return Math.hypot(sample + DELAY, slope * (at - trace)) - DELAY;
}

/** Hyperbolas of a wavelet on weak noise, and a flat event. */
function makeSection() {
  const random = createRandom(11);
  const amplitudes = Float32Array.from({ length: 128 * 200 }, () => 0.02 * random.normal());
  const add = (trace: number, time: number): void => {
    for (let sample = 0; sample < 200; sample++) {
      const phase = (Math.PI * (sample - time)) / 10;
      const square = phase * phase;
      amplitudes[trace * 200 + sample] += (1 - 2 * square) * Math.exp(-square);
    }
  };
  for (let trace = 0; trace < 128; trace++) {
    add(trace, 160);
    for (const known of KNOWN) add(trace, timeAt(known, trace));
  }
  return { ...AXES, amplitudes };
}

describe('apexes', () => {
  const working = workingSection(makeSection(), { sampleStep: 2 });
  const { maps, names, residual } = freeChannels(working);
  const curvature = maps[names.indexOf('hypR')];
  /** 1 around the hyperbolas, not where they cross the flat event. */
  const isDiffraction = residual.map((_, i) => {
    const [trace, sample] = [Math.floor(i / working.sampleCount), 2 * (i % working.sampleCount)];
    const distances = KNOWN.map((known) => sample - timeAt(known, trace));
    const isFlat = Math.abs(sample - 160) < 14;
    return !isFlat && distances.some((distance) => Math.abs(distance) < 16) ? 1 : 0;
  });

  it('are at the tops of hyperbolas, with the slope of their flanks, and not on a flat event', () => {
    const found = findApexes({ curvature, residual, probability: isDiffraction }, working, 0.35);
    expect(found).toHaveLength(KNOWN.length);
    for (const known of KNOWN) {
      const near = found.find(({ trace }) => Math.abs(trace - known.trace) <= 2);
      expect(Math.abs((near?.sample ?? Number.NaN) * 2 - known.sample)).toBeLessThanOrEqual(4);
      expect(Math.abs((near?.asymptoticSlope ?? Number.NaN) * 2 - known.slope)).toBeLessThan(0.35);
    }
  });

  it('are none where nothing is diffraction', () => {
    const probability = isDiffraction.map(() => 0);
    expect(findApexes({ curvature, residual, probability }, working, 0.01)).toEqual([]);
  });
});
