import type { MapSize } from '#learning/dense/channelImage';
import type { WorkingSection } from '#seismic/channels/workingSection';
import { type FlankMaps, fittedFlanks } from '#seismic/hyperbola/flanks';
import { exp, log } from '#seismic/numerics/mathematics';

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
  /** The same, the more the more alike its flanks are: 0 to 1. */
  readonly score: number;
}

/** Maps [trace][working sample] that apexes are looked for in. */
export interface ApexMaps extends FlankMaps {
  /** Probability of an apex. */
  readonly apex: Float32Array;
}

/** From this score an apex is taken: the best on development lines of two generators (decision 11). */
export const LEAST_APEX_SCORE = 0.25;
/** From this probability of the net a place is looked at. */
const LEAST_PROBABILITY = 0.2;
/** From this probability of the net a velocity counts, whether or not the apex is taken. */
export const LEAST_VELOCITY_PROBABILITY = 0.6;
/** Log odds of an apex are so much, and so many times those of the net and the coherence: fitted to simulated sections (decision 11). */
const LOG_ODDS = { constant: -2.8, ofNet: 0.7, ofCoherence: 2.75 };
/** Within this distance of a surer apex there is no further one. */
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

/** The net looks at a top from nearby; how alike the flanks are as far as they reach says whether it has any. */
function scoreOf(probability: number, coherence: number): number {
  const logOdds =
    LOG_ODDS.constant +
    LOG_ODDS.ofNet * log(probability / (1 - probability)) +
    LOG_ODDS.ofCoherence * coherence;
  return 1 / (1 + exp(-logOdds));
}

/** Places of a section that may be apexes, those of the largest score first; apexes are taken from LEAST_APEX_SCORE. */
export function findApexes(maps: ApexMaps, working: WorkingSection): FoundApex[] {
  return peaksOf(maps.apex, working, LEAST_PROBABILITY)
    .map(({ trace, sample, value }) => {
      const flanks = fittedFlanks(maps, working, { trace, sample });
      return { trace, sample, probability: value, score: scoreOf(value, flanks.coherence), ...flanks };
    })
    .sort((a, b) => b.score - a.score);
}
