import { exp } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { type Extent2d, localEnergy } from '#seismic/signal/smooth';

/** A factor for every sample, trace-major. */
export type GainField = Float32Array;

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Automatic gain over a window of samples, or of samples and traces. */
function automaticGain(amplitudes: Float32Array, extent: Extent2d, random: Random): GainField {
  const traces = random.uniform() < 0.5 ? 0 : random.between(2, 15);
  const energy = localEnergy(amplitudes, extent, { traces, samples: random.between(15, 70) });
  const floor = 0.02 * meanOf(energy);
  return energy.map((value) => 1 / Math.sqrt(value + floor));
}

/** Exponential gain, or none where `growth` is 0: e to the power `growth` from top to bottom. */
function exponentialGain(extent: Extent2d, growth: number): GainField {
  const { sampleCount } = extent;
  const ofTime = Float32Array.from({ length: sampleCount }, (_, i) => exp((growth * i) / sampleCount));
  return Float32Array.from({ length: extent.traceCount * sampleCount }, (_, i) => ofTime[i % sampleCount]);
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
  return automaticGain(amplitudes, extent, random);
}

/** Factors by which amplitudes fall from top to bottom of the section before noise is added. */
export function drawDecay(random: Random, extent: Extent2d): GainField {
  return exponentialGain(extent, random.uniform() < 0.5 ? -random.between(0, 2.5) : 0);
}

/** Multiplies a field in place. */
export function applyGain(field: Float32Array, gain: GainField): void {
  for (let i = 0; i < field.length; i++) field[i] *= gain[i];
}
