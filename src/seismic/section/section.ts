/** What the samples of a trace are along: time, depth, or the short times of radar. */
export type SampleDomain = 'time' | 'depth' | 'radar';

/**
 * A seismic section in memory: `traceCount` traces of `sampleCount` samples each. `amplitudes` is
 * trace-major: sample s of trace t is at `t * sampleCount + s`.
 */
export interface Section {
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  /** Time of the first sample as shown: the recording delay of the line. */
  readonly startTimeMs: number;
  /**
   * Time where it is left out. Else 1/1000 of the interval, and the start, are metres (depth) or nanoseconds
   * (radar), as are all numbers named in ms.
   */
  readonly domain?: SampleDomain;
  readonly amplitudes: Float32Array;
}

/** The axes of a section without its samples. */
export type SectionAxes = Omit<Section, 'amplitudes'>;

/** What places the samples of a trace in time. */
export type SampleSpacing = Pick<Section, 'sampleIntervalUs' | 'startTimeMs'>;

/** The unit of positions along a trace. */
export function sampleUnit({ domain = 'time' }: Pick<Section, 'domain'>): 'ms' | 'm' | 'ns' {
  return ({ time: 'ms', depth: 'm', radar: 'ns' } as const)[domain];
}

/** The unit of frequencies along a trace: 1e6 over `sampleIntervalUs`, whatever that interval is in. */
export function frequencyUnit({ domain = 'time' }: Pick<Section, 'domain'>): 'Hz' | '1/km' | 'MHz' {
  return ({ time: 'Hz', depth: '1/km', radar: 'MHz' } as const)[domain];
}

/** What an axis along traces is called. */
export function sampleAxisTitle(axes: Pick<Section, 'domain'>): string {
  return `${axes.domain === 'depth' ? 'Depth' : 'Two-way time'} (${sampleUnit(axes)})`;
}

/** Time in milliseconds of a (possibly fractional) sample number. */
export function timeMsOfSample(axes: SampleSpacing, sample: number): number {
  return axes.startTimeMs + (sample * axes.sampleIntervalUs) / 1000;
}

/** Fractional sample number at a time in milliseconds. */
export function sampleOfTimeMs(axes: SampleSpacing, timeMs: number): number {
  return ((timeMs - axes.startTimeMs) * 1000) / axes.sampleIntervalUs;
}

/** The samples of one trace, as a view. */
export function traceOf(section: Section, trace: number): Float32Array {
  return section.amplitudes.subarray(trace * section.sampleCount, (trace + 1) * section.sampleCount);
}
