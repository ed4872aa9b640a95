import { curvatureScan, hyperbolaTable } from '#seismic/channels/curvature/curvatureScan';
import { type Peak, peaksOf } from '#seismic/channels/curvature/peaks';
import { type SlopeAtTime, type SlopeTrend, slopeTrend } from '#seismic/channels/curvature/slopeTrend';
import { FLANK_REACH, type FlankExtent, type FlankSection, flankSums } from '#seismic/hyperbola/flankSums';
import { exp, log, pow } from '#seismic/numerics/mathematics';

/**
 * A section [trace][working sample] that hyperbolas are followed in: its values are amplitudes less their mean along the
 * local slope, its weights the probability of diffraction, or 1 where nothing is known.
 */
export interface FollowedSection extends FlankSection {
  /** Best split semblance of its values among the hyperbolas that tops may have: see `topSemblance`. */
  readonly semblance: Float32Array;
}

/** So many tops at most, and from which semblance of the scan. */
const TOPS = { most: 120, least: 0.05 };
/** Slopes that are tried, working samples per trace, each 8 % above the one before: 0.25 to 6. */
const SLOPES = Array.from({ length: 41 }, (_, i) => 0.25 * pow(24, i / 40));
/** Slopes of tops that are steeper than those of the curvature scan. */
const STEEP_TOPS = [2, 2.8, 4] as const;
/** The wavelet is followed at the top and near it, in working samples. */
const SHIFTS = [-2, -1, 0, 1, 2] as const;
/** Hyperbolas that fall by less than this at the last trace, in working samples, cannot be told from flat events. */
const LEAST_FALL = 3;
/** Slopes of diffractions are mostly near this, within about this part: they count more. */
const USUAL = { slope: 1.1, spread: 0.7 };
/** Energy a sample that is added to that of a hyperbola: balanced amplitudes are about one. */
const FLOOR = 2e-3;

/**
 * Split semblance 2 |ΣL · ΣR| / (energy · traces of a side) of the weighted section along one hyperbola, 0 to 1; 0 where
 * it leaves the section too early.
 * @param time of its top, working samples from time zero, fractional or not
 */
function splitSemblance(section: FollowedSection, trace: number, time: number, slope: number): number {
  const { left, right, energy, count } = flankSums(section, { trace, time, slope, hasTop: false });
  if (count <= FLANK_REACH / 2) return 0;
  return (4 * Math.abs(left * right)) / ((energy + FLOOR * count) * count);
}

/** The slope along which a top has the largest semblance, with the weight that it has for the trend. */
function slopeOf(section: FollowedSection, { trace, sample }: Peak): SlopeAtTime {
  const time = sample + section.firstSample;
  const semblances = SLOPES.map((slope) =>
    Math.max(...SHIFTS.map((shift) => splitSemblance(section, trace, time + shift, slope))),
  );
  const most = Math.max(...semblances);
  const best = semblances.indexOf(most);
  const asymptoticSlope = SLOPES[best];
  const across = asymptoticSlope * FLANK_REACH;
  const fall = Math.sqrt(time * time + across * across) - time;
  const isCurved = best > 0 && best < SLOPES.length - 1 && fall > LEAST_FALL;
  const unusual = log(asymptoticSlope / USUAL.slope) / USUAL.spread;
  const weight = isCurved ? most * most * exp(-0.5 * unusual * unusual) : 0;
  return { time, asymptoticSlope, weight };
}

/**
 * Best split semblance [trace][sample] among hyperbolas that tops may have: of the curvature scan and of steeper ones.
 * It does not depend on what is diffraction.
 * @param semblance of the curvature scan of the same values
 */
export function topSemblance(
  values: Float32Array,
  { firstSample, ...extent }: FlankExtent,
  semblance: Float32Array,
): Float32Array {
  const curvatures = STEEP_TOPS.map((slope) => () => slope * slope);
  const table = hyperbolaTable(extent.sampleCount, firstSample, curvatures);
  const steep = curvatureScan(values, extent, table).semblance;
  return semblance.map((value, i) => Math.max(value, steep[i]));
}

/**
 * The trend of the slopes of a section's diffractions with time, from its hyperbolas: the tops of the curvature scan,
 * and at each the slope of the most alike hyperbola over ±90 traces. Null where nothing is curved.
 */
export function sectionTrend(section: FollowedSection): SlopeTrend | null {
  const { semblance, weights } = section;
  const likely = weights.map((weight, i) => weight * semblance[i]);
  const tops = peaksOf(likely, section, TOPS.least).slice(0, TOPS.most);
  return slopeTrend(tops.map((top) => slopeOf(section, top)));
}
