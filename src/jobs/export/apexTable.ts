import { csvFormat } from 'd3-dsv';
import type { FoundApex } from '#learning/dense/apex/apexes';
import type { WorkingSection } from '#seismic/channels/workingSection';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/** Units of the sample interval in a second: microseconds, and picoseconds of radar. Depth has no velocity. */
const UNITS_PER_SECOND = { time: 1e6, radar: 1e12, depth: Number.NaN } as const;

/** The top of a diffraction on a line. */
export interface ApexRow {
  readonly trace: number;
  readonly timeMs: number;
  /** RMS velocity of its hyperbola; null where the distance of the traces is not known. */
  readonly velocityMps: number | null;
  /** Probability of an apex by the net alone, 0 to 1. */
  readonly probability: number;
  /** How well the slope of its flanks agrees with those of the line's other diffractions, 0 to 1. */
  readonly agreement: number;
  /** Probability by the net, the semblance and the agreement: 0 to 1. */
  readonly score: number;
  /** How alike the samples along its hyperbola are, 0 to 1. */
  readonly semblance: number;
}

/**
 * Apexes in units of the line. The flanks of a zero-offset diffraction come to a slope of 2 / v: two-way time
 * over distance.
 * @param traceSpacingM null where it is not known
 */
export function apexRows(
  apexes: readonly FoundApex[],
  axes: SectionAxes,
  { sampleStep }: WorkingSection,
  traceSpacingM: number | null,
): ApexRow[] {
  const stepS = (sampleStep * axes.sampleIntervalUs) / UNITS_PER_SECOND[axes.domain ?? 'time'];
  return apexes.map(({ trace, sample, asymptoticSlope, probability, agreement, score, coherence }) => ({
    trace,
    timeMs: timeMsOfSample(axes, sample * sampleStep),
    velocityMps:
      traceSpacingM === null || axes.domain === 'depth'
        ? null
        : (2 * traceSpacingM) / (asymptoticSlope * stepS),
    ...{ probability, agreement, score, semblance: coherence },
  }));
}

/** `diffraction-apexes.csv`: trace, ms, m/s (empty where unknown), score, semblance. */
export function apexRowsToCsv(apexes: readonly ApexRow[]): string {
  const rows = apexes.map(({ trace, timeMs, velocityMps, score, semblance }) => ({
    trace,
    timeMs: timeMs.toFixed(1),
    velocityMps: velocityMps?.toFixed(0) ?? '',
    score: score.toFixed(3),
    semblance: semblance.toFixed(3),
  }));
  return `${csvFormat(rows, ['trace', 'timeMs', 'velocityMps', 'score', 'semblance'])}\n`;
}
