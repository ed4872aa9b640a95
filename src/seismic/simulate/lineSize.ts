/** How long the line and its record are. */
export interface LineSize {
  readonly lengthM: number;
  readonly durationS: number;
  readonly traceSpacingM: number;
}
