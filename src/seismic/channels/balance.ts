import { withCore } from '#seismic/channels/kernels/coreMemory';
import { meanEnergy, placedEnergy } from '#seismic/channels/kernels/gaussianMean';
import { median, medianAboveZero, quantile } from '#seismic/channels/kernels/quantile';
import type { Extent2d, SmoothingWidths } from '#seismic/signal/smooth';

/** Neighbourhood of the balance, and the part of the median that is added to it. */
const BALANCE_WIDTHS = { traces: 6, samples: 30 };
const BALANCE_FLOOR = 0.2;
const LARGEST = 6;
/** Neighbourhood of local energies. */
export const ENERGY_WIDTHS = { traces: 2, samples: 2.5 };
const QUIET_SHARE = 0.1;

/** Number between two limits. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** 0 at one value and 1 at another, straight between them and level beyond; either may be the larger. */
export function ramp(value: number, atNone: number, atFull: number): number {
  return clamp((value - atNone) / (atFull - atNone), 0, 1);
}

/**
 * Amplitudes over their local RMS (plus a part of its median, so that quiet places stay quiet), at most 6 in
 * magnitude. Zero where all is zero.
 */
export function balanced(
  amplitudes: Float32Array,
  extent: Extent2d,
  widths: SmoothingWidths = BALANCE_WIDTHS,
): Float32Array {
  const count = amplitudes.length;
  return withCore((memory) => {
    const above = memory.put(amplitudes);
    const level = memory.room(count);
    const source = placedEnergy(memory, above, extent, widths);
    memory.kernels.squareRoots({ source, count, target: level });
    const floor = BALANCE_FLOOR * medianAboveZero(memory.copy(level, count));
    if (!(floor > 0)) return new Float32Array(count);
    const target = memory.room(count);
    memory.kernels.ratios({ above, below: level, count, floor, factor: 1, most: LARGEST, target });
    return memory.copy(target, count);
  });
}

/** Local energy with a floor, for ratios: 10⁻⁴ of its median is added. */
export function flooredEnergy(amplitudes: Float32Array, extent: Extent2d): Float32Array {
  const energy = meanEnergy(amplitudes, extent, ENERGY_WIDTHS);
  const floor = 1e-4 * median(energy);
  for (let i = 0; i < energy.length; i++) energy[i] += floor;
  return energy;
}

/** The noise's energy where no noise has been picked: a tenth of the samples have less. */
export function quietEnergy(energy: Float32Array): number {
  return quantile(energy, QUIET_SHARE);
}

/** Local signal-to-noise ratio: log of energy over the noise's, between −1 and 3 decades, divided by 1.5. */
export function signalToNoise(energy: Float32Array, noiseEnergy: number): Float32Array {
  const count = energy.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += energy[i];
  const level = noiseEnergy + (1e-12 * sum) / count;
  return withCore((memory) => {
    const target = memory.room(count);
    memory.kernels.logRatios({
      values: memory.put(energy),
      levels: memory.put(new Float32Array(4).fill(level)),
      levelStep: 0,
      count,
      offset: 0,
      least: -1,
      most: 3,
      factor: 1 / 1.5,
      target,
    });
    return memory.copy(target, count);
  });
}
