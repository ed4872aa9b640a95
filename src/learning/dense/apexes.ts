import type { MapSize } from '#learning/dense/channelImage';
import type { WorkingSection } from '#seismic/channels/workingSection';
import { type FlankMaps, fittedFlanks } from '#seismic/hyperbola/flanks';

/** The top of a diffraction, in traces and working samples. */
export interface FoundApex {
  readonly trace: number;
  readonly sample: number;
  /** Slope that its flanks come to, working samples per trace. */
  readonly asymptoticSlope: number;
  /** How alike the residual is along that hyperbola, where it is diffraction: 0 to 1. */
  readonly coherence: number;
  /** Probability of an apex by the net alone, 0 to 1. */
  readonly probability: number;
  /** The same, the less the smaller the share of diffraction around it is: 0 to 1. */
  readonly score: number;
}

/** Maps [trace][working sample] that apexes are looked for in. */
export interface ApexMaps extends FlankMaps {
  /** Probability of an apex. */
  readonly apex: Float32Array;
}

/** From this score an apex is taken: the best on development lines of two generators (decision 11). */
export const LEAST_APEX_SCORE = 0.5;
/** From this probability its velocity counts, as velocities that agree with no other are left out. */
const LEAST_VELOCITY_PROBABILITY = 0.6;
/** Within this distance of a surer apex there is no further one. */
const APART = { traces: 8, samples: 6 };
/** Traces and working samples to each side over which the share of diffraction around an apex is taken. */
const AROUND = { traces: 12, samples: 6 };

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

/** Mean of a map around a place, as far as the map goes. */
function meanAround(
  map: Float32Array,
  { traceCount, sampleCount }: MapSize,
  { trace, sample }: Peak,
): number {
  const lastTrace = Math.min(traceCount - 1, trace + AROUND.traces);
  const lastSample = Math.min(sampleCount - 1, sample + AROUND.samples);
  let [sum, count] = [0, 0];
  for (let t = Math.max(0, trace - AROUND.traces); t <= lastTrace; t++)
    for (let s = Math.max(0, sample - AROUND.samples); s <= lastSample; s++) {
      sum += map[t * sampleCount + s];
      count++;
    }
  return sum / count;
}

/**
 * Odds of an apex times the root of the share of diffraction around it, as a probability: where nothing around a top
 * is diffraction, as in stripes of noise, it is none.
 */
function scoreOf(probability: number, diffractionShare: number): number {
  const likely = probability * Math.sqrt(diffractionShare);
  return likely === 0 ? 0 : likely / (likely + 1 - probability);
}

/** Likely apexes of a section, those of the largest score first: those that are taken, and those whose velocity counts besides. */
export function findApexes(maps: ApexMaps, working: WorkingSection): FoundApex[] {
  return peaksOf(maps.apex, working, LEAST_VELOCITY_PROBABILITY)
    .map((peak) => ({
      ...{ trace: peak.trace, sample: peak.sample, probability: peak.value },
      score: scoreOf(peak.value, meanAround(maps.diffraction, working, peak)),
      ...fittedFlanks(maps, working, peak),
    }))
    .sort((a, b) => b.score - a.score);
}
