import { clampRange, type PlotSize, type ViewRange } from '#seismic/display/view';
import { type SectionAxes, sampleUnit } from '#seismic/section/section';

/** Pixels of the window, or units of the page, to a centimetre: 96 to an inch. */
const PIXELS_PER_CM = 96 / 2.54;

/** The unit that lengths along traces are counted in: "s", "100 m" or "100 ns", and how many ms (m, ns) it is. */
export function lengthUnitOf(axes: Pick<SectionAxes, 'domain'>): {
  readonly name: string;
  readonly ms: number;
} {
  const unit = sampleUnit(axes);
  return unit === 'ms' ? { name: 's', ms: 1000 } : { name: `100 ${unit}`, ms: 100 };
}

/** How large a plot shows a section. */
export interface PageScale {
  readonly tracesPerCm: number;
  /** Centimetres to the unit of `lengthUnitOf`. */
  readonly cmPerUnit: number;
}

/** The scale at which a part of a section fills a plot. */
export function pageScaleOf(range: ViewRange, size: PlotSize, axes: Pick<SectionAxes, 'domain'>): PageScale {
  const { ms } = lengthUnitOf(axes);
  return {
    tracesPerCm: (range.traceCount * PIXELS_PER_CM) / size.width,
    cmPerUnit: (size.height / PIXELS_PER_CM / range.durationMs) * ms,
  };
}

/**
 * The part of a section that fills a plot at a scale, about the middle of the part in view; a side that is left out
 * stays. No more than the section is shown, so `pageScaleOf` the result may differ from what was asked for.
 */
export function rangeAtScale(
  range: ViewRange,
  size: PlotSize,
  axes: SectionAxes,
  { tracesPerCm, cmPerUnit }: Partial<PageScale>,
): ViewRange {
  const traceCount = tracesPerCm ? (tracesPerCm * size.width) / PIXELS_PER_CM : range.traceCount;
  const durationMs = cmPerUnit
    ? ((size.height / PIXELS_PER_CM) * lengthUnitOf(axes).ms) / cmPerUnit
    : range.durationMs;
  const firstTrace = range.firstTrace + (range.traceCount - traceCount) / 2;
  const startTimeMs = range.startTimeMs + (range.durationMs - durationMs) / 2;
  return clampRange({ firstTrace, traceCount, startTimeMs, durationMs }, axes);
}

/** Metres below ground to a ms of two-way time (a ns of radar), or to a metre of depth. Null without a velocity. */
function metresPerMs({ domain = 'time' }: Pick<SectionAxes, 'domain'>, velocityMps: number | null) {
  if (domain === 'depth') return 1;
  if (velocityMps === null) return null;
  return (velocityMps / 2) * (domain === 'radar' ? 1e-9 : 1e-3);
}

/** What places a section in the ground. */
export interface GroundScale {
  /** Distance between neighbouring traces; null where it is not known. */
  readonly spacingM: number | null;
  /** Velocity that turns two-way time into depth; null where it is not known. Not needed in depth. */
  readonly velocityMps: number | null;
}

/** How much more the vertical is enlarged than the horizontal: 1 is true scale. Null where that is not known. */
export function verticalExaggeration(
  scale: PageScale,
  axes: Pick<SectionAxes, 'domain'>,
  { spacingM, velocityMps }: GroundScale,
): number | null {
  const depthPerMs = metresPerMs(axes, velocityMps);
  if (depthPerMs === null || spacingM === null) return null;
  const acrossPerCm = scale.tracesPerCm * spacingM;
  const downPerCm = (lengthUnitOf(axes).ms * depthPerMs) / scale.cmPerUnit;
  return acrossPerCm / downPerCm;
}
