import { createRandom } from '#seismic/numerics/random';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';

export const TRACES = 512;
export const SAMPLES = 750;
/** Samples from time zero to the section's first one. */
export const DELAY = 100;
const PICKS_A_CLASS = 10;

function wavelet(samples: number): number {
  const u = (Math.PI * samples * 0.1) ** 2;
  return (1 - 2 * u) * Math.exp(-u);
}

/** Layers with a dip, hyperbolas and noise, some traces dead. */
export function benchSection(): Section {
  const random = createRandom(12);
  const amplitudes = new Float32Array(TRACES * SAMPLES);
  const add = (trace: number, arrival: number, size: number): void => {
    for (let t = Math.max(0, Math.ceil(arrival - 20)); t < Math.min(SAMPLES, arrival + 20); t++)
      amplitudes[trace * SAMPLES + t] += size * wavelet(t - arrival);
  };
  for (let k = 0; k < 110; k++) {
    const [first, slope, size] = [SAMPLES * random.uniform(), 0.3 * random.normal(), random.normal()];
    for (let trace = 0; trace < TRACES; trace++) add(trace, first + slope * (trace - TRACES / 2), size);
  }
  for (let k = 0; k < 45; k++) {
    const [apexTrace, zeroTime] = [TRACES * random.uniform(), DELAY + SAMPLES * random.uniform()];
    const slope = 1 + 1.5 * random.uniform();
    for (let trace = 0; trace < TRACES; trace++)
      add(trace, Math.sqrt(zeroTime ** 2 + (slope * (trace - apexTrace)) ** 2) - DELAY, 0.6);
  }
  for (let i = 0; i < amplitudes.length; i++) amplitudes[i] += 0.2 * random.normal();
  for (const trace of [40, 41, 300]) amplitudes.fill(0, trace * SAMPLES, (trace + 1) * SAMPLES);
  return { traceCount: TRACES, sampleCount: SAMPLES, sampleIntervalUs: 1000, startTimeMs: DELAY, amplitudes };
}

/** Ten places a class, in traces and working samples of step 2. */
export function benchPlaces(): Record<EventClass, [number, number][]> {
  const random = createRandom(13);
  const places = (): [number, number][] =>
    Array.from({ length: PICKS_A_CLASS }, () => [
      Math.floor(TRACES * random.uniform()),
      Math.floor((SAMPLES / 2) * random.uniform()),
    ]);
  const entries = EVENT_CLASSES.map((name) => [name, places()] as const);
  return { diffraction: entries[0][1], reflection: entries[1][1], noise: entries[2][1] };
}
