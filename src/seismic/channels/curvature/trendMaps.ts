import { curvatureScan, hyperbolaTable } from '#seismic/channels/curvature/curvatureScan';
import { hyperbolaSpread } from '#seismic/channels/curvature/hyperbolaSpread';
import { type FollowedSection, sectionTrend } from '#seismic/channels/curvature/sectionTrend';
import { exp } from '#seismic/numerics/mathematics';

/** The channels of a section that know the slope of its diffractions, [trace][sample]. */
export interface TrendMaps {
  /** Of the residual. */
  readonly trendR: Float32Array;
  /** Of the amplitudes. */
  readonly trendA: Float32Array;
}

/** A section as it is followed, and its amplitudes. */
export interface TrendSection extends FollowedSection {
  /** Balanced amplitudes, [trace][sample]. */
  readonly amplitudes: Float32Array;
}

/**
 * Tops of hyperbolas of the slope that diffractions of the section have at their time, laid out along them. A crest of a
 * fold is curved too, but seldom by as much. Zero where nothing is curved.
 */
export function trendMaps(section: TrendSection): TrendMaps {
  const { values: residual, amplitudes, sampleCount, firstSample } = section;
  const trend = sectionTrend(section);
  const table = trend && hyperbolaTable(sampleCount, firstSample, [(time) => exp(2 * trend(time))]);
  const along = (field: Float32Array): Float32Array =>
    table
      ? hyperbolaSpread(curvatureScan(field, section, table), section, firstSample)
      : new Float32Array(field.length);
  return { trendR: along(residual), trendA: along(amplitudes) };
}
