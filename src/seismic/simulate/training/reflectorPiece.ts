/**
 * An unbroken piece of a reflector in migrated position: point i is at `firstX + i · step` traces. Its ends
 * diffract where they are edges; others fade or are outside the section.
 */
export interface ReflectorPiece {
  readonly firstX: number;
  readonly step: number;
  /** Image times in samples of the smooth surface. */
  readonly times: Float64Array;
  /** What roughness adds to them; null on a smooth surface. */
  readonly roughness: Float64Array | null;
  readonly coefficients: Float64Array;
  readonly startsAtEdge: boolean;
  readonly endsAtEdge: boolean;
}
