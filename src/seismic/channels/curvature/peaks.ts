import type { Extent2d } from '#seismic/signal/smooth';

/** Within this distance of a larger place there is no further one. */
const APART = { traces: 8, samples: 6 };

/** A place of a map with its value. */
export interface Peak {
  readonly trace: number;
  readonly sample: number;
  readonly value: number;
}

/** True where no place nearby is larger, nor as large and before it. */
function isPeak(
  map: Float32Array,
  { traceCount, sampleCount }: Extent2d,
  trace: number,
  sample: number,
): boolean {
  const own = trace * sampleCount + sample;
  const lastTrace = Math.min(traceCount - 1, trace + APART.traces);
  const lastSample = Math.min(sampleCount - 1, sample + APART.samples);
  for (let t = Math.max(0, trace - APART.traces); t <= lastTrace; t++)
    for (let s = Math.max(0, sample - APART.samples); s <= lastSample; s++) {
      const i = t * sampleCount + s;
      if (map[i] > map[own] || (map[i] === map[own] && i < own)) return false;
    }
  return true;
}

/** Largest places of a map [trace][sample] that are not below a value and apart from each other, the largest first. */
export function peaksOf(map: Float32Array, size: Extent2d, least: number): Peak[] {
  const found: Peak[] = [];
  for (let trace = 0; trace < size.traceCount; trace++)
    for (let sample = 0; sample < size.sampleCount; sample++) {
      const value = map[trace * size.sampleCount + sample];
      if (value >= least && isPeak(map, size, trace, sample)) found.push({ trace, sample, value });
    }
  return found.sort((a, b) => b.value - a.value || a.trace - b.trace || a.sample - b.sample);
}
