import { quantileLogit } from '#learning/dense/adaptation/quantileLogit';

/** A share of energy as an attribute: the logit of its quantile. */
export function shareLogits(share: Float32Array): Float32Array {
  return share.map(quantileLogit(share));
}
