import { quantileLogit } from '#learning/dense/adaptation/quantileLogit';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { quantile } from '#seismic/channels/kernels/quantile';

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

/** Share of the local energy that is left when the mean along the local slope is taken away, times S / (S + N). */
function residualShare(free: FreeChannels): Float32Array {
  const residual = free.maps[free.names.indexOf('res10')];
  const all = meanEnergy(free.amplitudes, free, WIDTHS);
  const floor = FLOOR * quantile(all, 0.5);
  const signal = signalShare(free.energy);
  return meanEnergy(residual, free, WIDTHS).map((left, i) => (left / (all[i] + floor || 1)) * signal[i]);
}

/** What an attribute says at each working sample: its measure, [trace][sample], on a scale. */
export interface Attribute {
  readonly measure: Float32Array;
  readonly scale: (value: number) => number;
}

/**
 * Attributes that have learned nothing: local signal-to-noise ratio, f-k slope ratio and residual of the slant stack,
 * the last two as logits of their quantiles. Filters and the net err at different places, so they can correct each
 * other.
 * @param slopeRatio the f-k slope ratio on working samples
 */
export function attributesOf(free: FreeChannels, slopeRatio: Float32Array): Attribute[] {
  const residual = residualShare(free);
  return [
    { measure: free.maps[free.names.indexOf('lsnr')], scale: (value) => value },
    { measure: slopeRatio, scale: quantileLogit(slopeRatio) },
    { measure: residual, scale: quantileLogit(residual) },
  ];
}
