import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import type { Extent2d } from '#seismic/signal/smooth';

/** Standard deviation in dominant periods; the Gaussian halves what is at an eighth of the dominant frequency. */
const WIDTH_PERIODS = 1.5;
/** Times that the mean is taken off: 1/16 is left at an eighth of the frequency, and three quarters at a fourth. */
const PASSES = 4;
/** A drift with less than this part of the energy is left where it is. */
const LEAST_SHARE = 0.05;

/** Gaussian mean along samples only. */
function slowPart(amplitudes: Float32Array, extent: Extent2d, periodSamples: number): Float32Array {
  return gaussianMean(amplitudes, extent, { traces: 0, samples: WIDTH_PERIODS * periodSamples });
}

function energyOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/**
 * Amplitudes without what varies more slowly than eight dominant periods, where that holds more than a twentieth of
 * the energy; the same amplitudes otherwise, so that an ordinary line stays as it is.
 */
export function withoutDrift(
  amplitudes: Float32Array,
  extent: Extent2d,
  periodSamples: number,
): Float32Array {
  const least = LEAST_SHARE * energyOf(amplitudes);
  let slow = slowPart(amplitudes, extent, periodSamples);
  if (!(energyOf(slow) > least)) return amplitudes;
  const level = amplitudes.slice();
  for (let pass = 1; pass <= PASSES; pass++) {
    for (let i = 0; i < level.length; i++) level[i] -= slow[i];
    if (pass < PASSES) slow = slowPart(level, extent, periodSamples);
  }
  return level;
}
