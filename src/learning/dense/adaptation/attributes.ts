import { quantileLogit } from '#learning/dense/adaptation/quantileLogit';

/**
 * What is said at each working sample by attributes that have learned nothing. Filters and the net err at different
 * places, so they can correct each other.
 */
export interface LineAttributes {
  /** The local signal-to-noise ratio. */
  readonly signalToNoise: Float32Array;
  /** The residual of the slant stack within the band of the signal, as a logit. */
  readonly bandResidual: Float32Array;
  /** The same on the section's own samples. */
  readonly residual: Float32Array;
}

/** A share of energy as an attribute: the logit of its quantile. */
export function shareLogits(share: Float32Array): Float32Array {
  return share.map(quantileLogit(share));
}

/** Those that picks may count as they need. */
export function adaptingAttributes({
  signalToNoise,
  bandResidual,
  residual,
}: LineAttributes): readonly Float32Array[] {
  return [signalToNoise, bandResidual, residual];
}

/** Those that are read as the net's own answer reads them. */
export function evidenceAttributes({ signalToNoise, residual }: LineAttributes): readonly Float32Array[] {
  return [signalToNoise, residual];
}
