/** A section whose truth is known, as the generators make it. */
import type { SectionTruth } from '#seismic/labels/sectionTruth';
import type { Section } from '#seismic/section/section';

/** The top of a diffraction: trace number from 0, fractional, ms, RMS velocity of the medium in m/s. */
export interface KnownApex {
  readonly trace: number;
  readonly timeMs: number;
  readonly velocityMps: number;
}

export interface KnownLine extends SectionTruth {
  readonly section: Section;
  readonly traceSpacingM: number;
  readonly apexes: readonly KnownApex[];
  /** How it was made, one sentence a line. */
  readonly description: readonly string[];
}
