import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { someTraces } from '#seismic/channels/working/someTraces';
import type { Extent2d } from '#seismic/signal/smooth';

/** Standard deviation in dominant periods; the Gaussian halves what is at an eighth of the dominant frequency. */
const WIDTH_PERIODS = 1.5;
/** Times that the mean is taken off: 1/16 is left at an eighth of the frequency, and three quarters at a fourth. */
const PASSES = 4;
/** A drift with less than this part of the energy is left where it is. */
const LEAST_SHARE = 0.05;
/** Traces that are asked whether the section drifts, evenly spread. */
const MOST_TRACES = 64;

/** Gaussian mean along samples only. */
function slowPart(amplitudes: Float32Array, extent: Extent2d, periodSamples: number): Float32Array {
  return gaussianMean(amplitudes, extent, { traces: 0, samples: WIDTH_PERIODS * periodSamples });
}

function energyOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return sum;
}

function drifts(amplitudes: Float32Array, section: Extent2d, periodSamples: number): boolean {
  const { values, extent } = someTraces(amplitudes, section, MOST_TRACES);
  const slow = slowPart(values, extent, periodSamples);
  return energyOf(slow) > LEAST_SHARE * energyOf(values);
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
  if (!drifts(amplitudes, extent, periodSamples)) return amplitudes;
  const level = amplitudes.slice();
  for (let pass = 0; pass < PASSES; pass++) {
    const slow = slowPart(level, extent, periodSamples);
    for (let i = 0; i < level.length; i++) level[i] -= slow[i];
  }
  return level;
}
