import { peaksOf } from '#seismic/channels/curvature/peaks';
import { agreementWith, slopeTrend } from '#seismic/channels/curvature/slopeTrend';
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
  /** How well the slope agrees with those of the line's other diffractions, 0 to 1. */
  readonly agreement: number;
  /** Probability by the net, the coherence and the agreement: 0 to 1. */
  readonly score: number;
}

/** Maps [trace][working sample] that apexes are looked for in. */
export interface ApexMaps extends FlankMaps {
  /** Probability of an apex. */
  readonly apex: Float32Array;
}

/** From this score an apex is taken: where it is more likely than not (decision 11). */
export const LEAST_APEX_SCORE = 0.5;
/** From this probability of the net a place is looked at. */
const LEAST_PROBABILITY = 0.2;
/** From this probability of the net a velocity counts, whether or not the apex is taken. */
export const LEAST_VELOCITY_PROBABILITY = 0.6;
/** Log odds of an apex are so much, and so many times those of the net, the coherence and the agreement: fitted to development lines (decision 11). */
const LOG_ODDS = { constant: -4.94, ofNet: 0.54, ofCoherence: 3.92, ofAgreement: 3.34 };
/** A top with its flanks, before it is compared with others. */
type Candidate = Omit<FoundApex, 'agreement' | 'score'>;

/** The net looks at a top from nearby; flanks tell whether it has any, and whether they are those of a diffraction. */
function scoreOf({ probability, coherence, agreement }: Omit<FoundApex, 'score'>): number {
  const logOdds =
    LOG_ODDS.constant +
    LOG_ODDS.ofNet * log(probability / (1 - probability)) +
    LOG_ODDS.ofCoherence * coherence +
    LOG_ODDS.ofAgreement * agreement;
  return 1 / (1 + exp(-logOdds));
}

/** A top with its weight for the trend of slopes. */
function slopeAt({ sample, asymptoticSlope, probability, coherence }: Candidate, firstSample: number) {
  return { time: sample + firstSample, asymptoticSlope, weight: probability * coherence * coherence };
}

/** Compares the slope of each top with the trend of all, and gives it a score. */
function scored(candidates: readonly Candidate[], { firstSample }: WorkingSection): FoundApex[] {
  const trend = slopeTrend(candidates.map((top) => slopeAt(top, firstSample)));
  return candidates.map((top) => {
    const agreeing = trend ? agreementWith(trend, slopeAt(top, firstSample)) : 0;
    const found = { ...top, agreement: agreeing };
    return { ...found, score: scoreOf(found) };
  });
}

/** Places of a section that may be apexes, those of the largest score first; apexes are taken from LEAST_APEX_SCORE. */
export function findApexes(maps: ApexMaps, working: WorkingSection): FoundApex[] {
  const candidates = peaksOf(maps.apex, working, LEAST_PROBABILITY).map(({ trace, sample, value }) => ({
    ...{ trace, sample, probability: value },
    ...fittedFlanks(maps, working, { trace, sample }),
  }));
  return scored(candidates, working).sort((a, b) => b.score - a.score);
}
