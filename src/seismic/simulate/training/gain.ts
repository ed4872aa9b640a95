import { exp } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import type { Extent2d } from '#seismic/signal/smooth';

/** A factor for every sample, trace-major. */
export type GainField = Float32Array;

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Mean square over `2 · half + 1` samples of every trace, fewer at its ends. */
function runningEnergy(amplitudes: Float32Array, sampleCount: number, half: number): Float32Array {
  const energy = new Float32Array(amplitudes.length);
  const sums = new Float64Array(sampleCount + 1);
  for (let from = 0; from < amplitudes.length; from += sampleCount) {
    for (let i = 0; i < sampleCount; i++) sums[i + 1] = sums[i] + amplitudes[from + i] * amplitudes[from + i];
    for (let i = 0; i < sampleCount; i++) {
      const first = Math.max(0, i - half);
      const end = Math.min(sampleCount, i + half + 1);
      energy[from + i] = (sums[end] - sums[first]) / (end - first);
    }
  }
  return energy;
}

/** Automatic gain over a window of samples. */
function automaticGain(amplitudes: Float32Array, extent: Extent2d, half: number): GainField {
  const energy = runningEnergy(amplitudes, extent.sampleCount, half);
  const floor = 0.01 * meanOf(energy);
  return energy.map((value) => 1 / Math.sqrt(value + floor));
}

/** Exponential gain, or none where `growth` is 0: e to the power `growth` from top to bottom. */
function exponentialGain(extent: Extent2d, growth: number): GainField {
  const { sampleCount } = extent;
  const ofTime = Float32Array.from({ length: sampleCount }, (_, i) => exp((growth * i) / sampleCount));
  const gain = new Float32Array(extent.traceCount * sampleCount);
  for (let from = 0; from < gain.length; from += sampleCount) gain.set(ofTime, from);
  return gain;
}

/** All traces brought to the same energy. */
function traceBalance(amplitudes: Float32Array, extent: Extent2d): GainField {
  const { sampleCount } = extent;
  const gain = new Float32Array(amplitudes.length);
  for (let from = 0; from < gain.length; from += sampleCount) {
    let energy = 0;
    for (let i = from; i < from + sampleCount; i++) energy += amplitudes[i] * amplitudes[i];
    gain.fill(energy > 0 ? Math.sqrt(sampleCount / energy) : 0, from, from + sampleCount);
  }
  return gain;
}

/** Draws the gain of a section: none, by time, by the traces' energy, or automatic. */
export function drawGain(random: Random, amplitudes: Float32Array, extent: Extent2d): GainField {
  const kind = random.uniform();
  if (kind < 0.4) return exponentialGain(extent, 0);
  if (kind < 0.6) return exponentialGain(extent, random.between(-2, 2));
  if (kind < 0.75) return traceBalance(amplitudes, extent);
  return automaticGain(amplitudes, extent, 20 + random.integer(100));
}

/** Factors by which amplitudes fall from top to bottom of the section before noise is added. */
export function drawDecay(random: Random, extent: Extent2d): GainField {
  return exponentialGain(extent, random.uniform() < 0.5 ? -random.between(0, 2.5) : 0);
}

/** Multiplies a field in place. */
export function applyGain(field: Float32Array, gain: GainField): void {
  for (let i = 0; i < field.length; i++) field[i] *= gain[i];
}
