/** Codes of the truth of a sample. Mixed: diffraction and reflection within 3 dB of each other. */
export const TRUTH = { neither: 0, diffraction: 1, reflection: 2, mixed: 3 } as const;

/** What is known of a simulated section, trace-major. */
export interface SectionTruth {
  /** A code of TRUTH per sample. */
  readonly truthClass: Uint8Array;
  /** The section's diffractions alone, without noise. */
  readonly diffractionOnly: Float32Array;
}
