import { quantileLogit } from '#learning/dense/adaptation/quantileLogit';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { quantile } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

const WIDTHS = { traces: 3, samples: 3 };
const QUIET_SHARE = 0.1;
const LEAST_SHARE = 1e-3;
/** Part of the median energy that is added below a ratio. */
const FLOOR = 1e-3;

/** S / (S + N) at each sample: N is the energy that a tenth of the samples do not reach. */
function signalShare(energy: Float32Array): Float32Array {
  const noise = quantile(energy, QUIET_SHARE);
  return energy.map((value) => Math.max(LEAST_SHARE, value > noise ? 1 - noise / value : 0));
}

/** Maps [trace][working sample] that attributes are made of. */
export interface AttributeSource extends Extent2d {
  readonly amplitudes: Float32Array;
  /** Their local energy. */
  readonly energy: Float32Array;
  /** Amplitudes less their mean along the local slope: the channel res10. */
  readonly residual: Float32Array;
  readonly signalToNoise: Float32Array;
  /** The f-k slope ratio. */
  readonly slopeRatio: Float32Array;
}

/** Share of the local energy that is left when the mean along the local slope is taken away, times S / (S + N). */
function residualShare(source: AttributeSource): Float32Array {
  const all = meanEnergy(source.amplitudes, source, WIDTHS);
  const floor = FLOOR * quantile(all, 0.5);
  const signal = signalShare(source.energy);
  return meanEnergy(source.residual, source, WIDTHS).map(
    (left, i) => (left / (all[i] + floor || 1)) * signal[i],
  );
}

/**
 * What attributes say at each working sample that have learned nothing: local signal-to-noise ratio, f-k slope ratio and
 * residual of the slant stack, the last two as logits of their quantiles. Filters and the net err at different places,
 * so they can correct each other.
 */
export function attributesOf(source: AttributeSource): Float32Array[] {
  const logits = (measure: Float32Array): Float32Array => measure.map(quantileLogit(measure));
  return [source.signalToNoise, logits(source.slopeRatio), logits(residualShare(source))];
}
