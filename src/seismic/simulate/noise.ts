import type { Random } from '#seismic/numerics/random';
import { smoothInPlace } from '#seismic/signal/smooth';
import type { Survey } from '#seismic/simulate/field';
import { meanSquare } from '#seismic/simulate/field';
import { HALF_LENGTH, OVERSAMPLING } from '#seismic/simulate/waveletBank';

/** White noise brought into the band of the section's wavelets, trace by trace. */
function bandLimitedNoise(random: Random, survey: Survey): Float32Array {
  const { traceCount, sampleCount } = survey;
  const wavelet = survey.wavelets.reflection((sampleCount / 2) * survey.sampleIntervalS);
  const taps = Float32Array.from({ length: 2 * HALF_LENGTH + 1 }, (_, i) => wavelet[i * OVERSAMPLING]);
  const white = Float32Array.from({ length: sampleCount + taps.length }, () => 0);
  const noise = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    for (let i = 0; i < white.length; i++) white[i] = random.normal();
    for (let sample = 0; sample < sampleCount; sample++) {
      let sum = 0;
      for (let k = 0; k < taps.length; k++) sum += taps[k] * white[sample + k];
      noise[trace * sampleCount + sample] = sum;
    }
  }
  return noise;
}

function scaleToMeanSquare(field: Float32Array, wanted: number): void {
  const factor = Math.sqrt(wanted / meanSquare(field));
  for (let i = 0; i < field.length; i++) field[i] *= factor;
}

/**
 * Noise of a given energy per sample: two parts of three differ from trace to trace, one part is alike on
 * neighbouring traces, as coherent noise that remains after stacking.
 */
export function drawNoise(random: Random, survey: Survey, energyPerSample: number): Float32Array {
  const noise = bandLimitedNoise(random, survey);
  const alike = bandLimitedNoise(random, survey);
  smoothInPlace(alike, survey, { traces: 1.5, samples: 0 });
  scaleToMeanSquare(noise, 2 / 3);
  scaleToMeanSquare(alike, 1 / 3);
  for (let i = 0; i < noise.length; i++) noise[i] += alike[i];
  scaleToMeanSquare(noise, energyPerSample);
  return noise;
}

/** Numbers of a few dead traces, in rising order. */
export function drawDeadTraces(random: Random, traceCount: number): number[] {
  const count = Math.max(1, Math.round(traceCount * random.between(0.004, 0.014)));
  const dead = new Set<number>();
  while (dead.size < count) dead.add(random.integer(traceCount));
  return [...dead].sort((a, b) => a - b);
}
