import type { MapSize } from '#learning/dense/channelImage';
import type { WorkingSection } from '#seismic/channels/workingSection';

/** The top of a diffraction, in traces and working samples. */
export interface FoundApex {
  readonly trace: number;
  readonly sample: number;
  /** Slope that its flanks come to, working samples per trace. */
  readonly asymptoticSlope: number;
  /** Probability of an apex, 0 to 1. */
  readonly score: number;
}

/** Maps [trace][working sample] that apexes are looked for in. */
export interface ApexMaps {
  /** Probability of an apex. */
  readonly apex: Float32Array;
  /** Amplitudes without what runs along the local slope. */
  readonly residual: Float32Array;
  /** Probability of diffraction: how much a place counts along a hyperbola. */
  readonly diffraction: Float32Array;
}

/**
 * From this probability an apex is taken: the best on the development lines (0.9 is alike). Simulated
 * sections, which hold far more apexes than lines do, would set it to 0.55.
 */
export const LEAST_APEX_PROBABILITY = 0.85;
/** Within this distance of a surer apex there is no further one. */
const APART = { traces: 8, samples: 6 };
/** Traces to each side along which a hyperbola is followed: deep ones are flat near their tops. */
const REACH = 60;
/** Slopes that are tried: 0.3 to 1.75 samples per trace. */
const SLOPES = Array.from({ length: 30 }, (_, i) => 0.3 + 0.05 * i);

/** A place of a map with its value. */
export interface Peak {
  readonly trace: number;
  readonly sample: number;
  readonly value: number;
}

/** True where no place nearby is larger, nor as large and before it. */
function isPeak(
  map: Float32Array,
  { traceCount, sampleCount }: MapSize,
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
export function peaksOf(map: Float32Array, size: MapSize, least: number): Peak[] {
  const found: Peak[] = [];
  for (let trace = 0; trace < size.traceCount; trace++)
    for (let sample = 0; sample < size.sampleCount; sample++) {
      const value = map[trace * size.sampleCount + sample];
      if (value >= least && isPeak(map, size, trace, sample)) found.push({ trace, sample, value });
    }
  return found.sort((a, b) => b.value - a.value || a.trace - b.trace || a.sample - b.sample);
}

/** Semblance of the residual along a hyperbola, times how much of it is diffraction. */
function coherenceAlong(
  { residual, diffraction }: ApexMaps,
  { traceCount, sampleCount, firstSample }: WorkingSection,
  apex: Peak,
  slope: number,
): number {
  const time = apex.sample + firstSample;
  let [sum, energy, weights, count] = [0, 0, 0, 0];
  const lastTrace = Math.min(traceCount - 1, apex.trace + REACH);
  for (let trace = Math.max(0, apex.trace - REACH); trace <= lastTrace; trace++) {
    const across = slope * (trace - apex.trace);
    const place = Math.sqrt(time * time + across * across) - firstSample;
    const below = Math.floor(place);
    if (below < 0 || below + 1 >= sampleCount) continue;
    const i = trace * sampleCount + below;
    const share = place - below;
    const value = residual[i] * (1 - share) + residual[i + 1] * share;
    sum += diffraction[i] * value;
    energy += diffraction[i] * value * value;
    weights += diffraction[i];
    count++;
  }
  return energy === 0 ? 0 : ((sum * sum) / (energy * weights)) * (weights / count);
}

/** The slope along whose hyperbola the residual is most alike; the least where it is alike along none. */
function bestSlope(maps: ApexMaps, working: WorkingSection, apex: Peak): number {
  let [best, most] = [SLOPES[0], 0];
  for (const slope of SLOPES) {
    const coherence = coherenceAlong(maps, working, apex, slope);
    if (coherence > most) [best, most] = [slope, coherence];
  }
  return best;
}

/** Apexes of a section, the surest first. */
export function findApexes(maps: ApexMaps, working: WorkingSection): FoundApex[] {
  return peaksOf(maps.apex, working, LEAST_APEX_PROBABILITY).map((peak) => ({
    ...{ trace: peak.trace, sample: peak.sample, score: peak.value },
    asymptoticSlope: bestSlope(maps, working, peak),
  }));
}
