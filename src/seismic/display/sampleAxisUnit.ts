import { intervalMs } from '#seismic/display/view';
import { type SectionAxes, sampleAxisTitle, sampleUnit } from '#seismic/section/section';

/** What the axis along traces counts in: ms, m or ns as the line is; seconds; or samples from the first, 0. */
export const SAMPLE_AXIS_UNITS = ['usual', 'seconds', 'samples'] as const;
export type SampleAxisUnit = (typeof SAMPLE_AXIS_UNITS)[number];

/** An axis along traces: its title, and its values from the line's own unit and back. */
export interface SampleAxisScale {
  readonly title: string;
  /** "ms", "m", "ns", "s" or "samples". */
  readonly unit: string;
  /** The axis's unit in ms (m in depth, ns of radar). */
  readonly stepMs: number;
  valueAt(timeMs: number): number;
  timeMsAt(value: number): number;
}

type Axes = Pick<SectionAxes, 'domain' | 'startTimeMs' | 'sampleIntervalUs'>;

/** The units that suit a line, the usual one first: seconds are for times that are not radar's. */
export function sampleAxisUnitsOf({ domain = 'time' }: Pick<SectionAxes, 'domain'>): SampleAxisUnit[] {
  return SAMPLE_AXIS_UNITS.filter((unit) => unit !== 'seconds' || domain === 'time');
}

/** The axis along traces in a unit; in the usual one where the unit does not suit the line. */
export function sampleAxisScale(axes: Axes, wanted: SampleAxisUnit): SampleAxisScale {
  const unit = sampleAxisUnitsOf(axes).includes(wanted) ? wanted : 'usual';
  if (unit === 'samples') return scaleOf('Sample', 'samples', intervalMs(axes), axes.startTimeMs);
  if (unit === 'seconds') return scaleOf('Two-way time (s)', 's', 1000, 0);
  return scaleOf(sampleAxisTitle(axes), sampleUnit(axes), 1, 0);
}

function scaleOf(title: string, unit: string, stepMs: number, zeroMs: number): SampleAxisScale {
  return {
    ...{ title, unit, stepMs },
    valueAt: (timeMs) => (timeMs - zeroMs) / stepMs,
    timeMsAt: (value) => zeroMs + value * stepMs,
  };
}
