/** What a file is when it is read by other options. */
export interface SurveyPreview {
  /** "3-D grid", "2-D line" …; null where it does not open so. */
  readonly title: string | null;
  /** Ranges and holes, or why the geometry is not known. */
  readonly facts: readonly string[];
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly formatName: string;
  /** Picks of the project that are on no plane of it then. */
  readonly lostPickCount: number;
  /** Why it does not open so, else null. */
  readonly fault: string | null;
}
