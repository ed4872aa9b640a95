import { quantileLogits } from '#learning/dense/adaptation/quantileLogits';
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

/**
 * What attributes that have learned nothing say at each working sample, [trace][sample]: local signal-to-noise ratio,
 * f-k slope ratio and residual of the slant stack, the last two as logits of their quantiles. Filters and the net
 * err at different places, so they can correct each other.
 * @param slopeRatio the f-k slope ratio on working samples
 */
export function attributeMaps(free: FreeChannels, slopeRatio: Float32Array): Float32Array[] {
  const localSignalToNoise = free.maps[free.names.indexOf('lsnr')];
  return [localSignalToNoise, quantileLogits(slopeRatio), quantileLogits(residualShare(free))];
}
