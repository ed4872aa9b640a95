/** Bounds of a quantity, low ≤ high. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What simulated sections are to have in common with a line; what is left out is drawn over its whole range. */
export interface LineLikeness {
  /** Samples in the dominant period. */
  readonly samplesPerPeriod?: number;
  /** Energy of signal over that of noise, in dB. */
  readonly signalToNoiseDb?: number;
  /** Standard deviation of the slopes of the events, in samples per trace. */
  readonly dipSpread?: number;
  /** Asymptotic slopes of diffractions, in samples per trace: trace spacing over half the velocity. */
  readonly asymptoticSlopes?: Range;
}
