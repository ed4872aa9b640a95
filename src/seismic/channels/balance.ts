import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import { median, quantile } from '#seismic/channels/kernels/quantile';
import { log } from '#seismic/numerics/mathematics';
import type { Extent2d } from '#seismic/signal/smooth';

/** Neighbourhood of the balance, and the part of the median that is added to it. */
const BALANCE_WIDTHS = { traces: 6, samples: 30 };
const BALANCE_FLOOR = 0.2;
const LARGEST = 6;
/** Neighbourhood of local energies. */
export const ENERGY_WIDTHS = { traces: 2, samples: 2.5 };
const QUIET_SHARE = 0.1;
const LN10 = log(10);

/** Number between two limits. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Decimal logarithm. */
export function log10(value: number): number {
  return log(value) / LN10;
}

/**
 * Amplitudes over their local RMS (plus a part of its median, so that quiet places stay quiet), at most 6 in
 * magnitude. Zero where all is zero.
 */
export function balanced(amplitudes: Float32Array, extent: Extent2d): Float32Array {
  const level = meanEnergy(amplitudes, extent, BALANCE_WIDTHS).map(Math.sqrt);
  const floor = BALANCE_FLOOR * median(level.filter((value) => value > 0));
  return amplitudes.map((amplitude, i) =>
    floor > 0 ? clamp(amplitude / (level[i] + floor), -LARGEST, LARGEST) : 0,
  );
}

/** Local energy with a floor, for ratios: 10⁻⁴ of its median is added. */
export function flooredEnergy(amplitudes: Float32Array, extent: Extent2d): Float32Array {
  const energy = meanEnergy(amplitudes, extent, ENERGY_WIDTHS);
  const floor = 1e-4 * median(energy);
  return energy.map((value) => value + floor);
}

/** The noise's energy where no noise has been picked: a tenth of the samples have less. */
export function quietEnergy(energy: Float32Array): number {
  return quantile(energy, QUIET_SHARE);
}

/** Local signal-to-noise ratio: log of energy over the noise's, between −1 and 3 decades, divided by 1.5. */
export function signalToNoise(energy: Float32Array, noiseEnergy: number): Float32Array {
  const mean = energy.reduce((sum, value) => sum + value, 0) / energy.length;
  const floor = noiseEnergy + 1e-12 * mean;
  return energy.map((value) => clamp(log10(floor > 0 ? value / floor + 1e-3 : 1e-3), -1, 3) / 1.5);
}
