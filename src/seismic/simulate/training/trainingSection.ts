import type { EventClass } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';

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

/** What is simulated; 256 traces of 384 samples without further request. */
export interface TrainingSectionOptions {
  readonly seed: number;
  readonly traceCount?: number;
  readonly sampleCount?: number;
  readonly like?: LineLikeness;
}

/** The top of a diffraction; trace and sample are fractional, `asymptoticSlope` is in samples per trace. */
export interface TrainingApex {
  readonly trace: number;
  readonly sample: number;
  readonly asymptoticSlope: number;
  /** On the section's scale, before the band limit. */
  readonly amplitude: number;
}

/** The centre of a window that an interpreter would pick. */
export interface TrainingPick {
  readonly class: EventClass;
  readonly trace: number;
  readonly sample: number;
}

/** A simulated section with its truth, trace-major. */
export interface TrainingSection {
  /** Amplitudes with noise. */
  readonly section: Section;
  /** A code of TRUTH per sample. */
  readonly truthClass: Uint8Array;
  /** The diffractions alone without noise, on the section's scale. */
  readonly diffractionOnly: Float32Array;
  readonly apexes: readonly TrainingApex[];
  readonly deadTraces: readonly number[];
  /** At most 14 of each class; none of a class that the section does not have. */
  readonly picks: readonly TrainingPick[];
  /** What the earth under the section is like, for tables. */
  readonly kind: string;
}
