/** Random noise in a band of frequencies, a little alike from trace to trace. */
import { cos, exp } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';
import { smoothInPlace } from '#seismic/signal/smooth';
import { LINE } from './earth';

/** Pass band in Hz, and the width of its edges as a share of each. */
interface Band {
  readonly lowHz: number;
  readonly highHz: number;
}

function passAt(frequencyHz: number, { lowHz, highHz }: Band): number {
  const rise = Math.max(0, Math.min(1, (frequencyHz / lowHz - 0.5) / 0.5));
  const fall = Math.max(0, Math.min(1, (1.4 - frequencyHz / highHz) / 0.4));
  return (0.5 - 0.5 * cos(Math.PI * rise)) * (0.5 - 0.5 * cos(Math.PI * fall));
}

function filterTraces(values: Float32Array, band: Band): void {
  const { traceCount, sampleCount, sampleIntervalUs } = LINE;
  const fft = createFft(nextPowerOfTwo(sampleCount));
  const real = new Float64Array(fft.size);
  const imaginary = new Float64Array(fft.size);
  const hertz = 1e6 / sampleIntervalUs / fft.size;
  for (let trace = 0; trace < traceCount; trace++) {
    real.fill(0);
    imaginary.fill(0);
    real.set(values.subarray(trace * sampleCount, (trace + 1) * sampleCount));
    fft.forward(real, imaginary);
    for (let k = 0; k < fft.size; k++) {
      const pass = passAt(Math.min(k, fft.size - k) * hertz, band);
      real[k] *= pass;
      imaginary[k] *= pass;
    }
    fft.inverse(real, imaginary);
    values.set(real.subarray(0, sampleCount), trace * sampleCount);
  }
}

export function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Noise of RMS `level`, with a level that differs from trace to trace. */
export function bandNoise(random: Random, level: number): Float32Array {
  const { traceCount, sampleCount } = LINE;
  const noise = Float32Array.from({ length: traceCount * sampleCount }, () => random.normal());
  filterTraces(noise, { lowHz: random.between(4, 10), highHz: random.between(40, 75) });
  smoothInPlace(noise, LINE, { traces: random.between(0.3, 0.9), samples: 0 });
  const spread = random.between(0, 0.3);
  const gains = Array.from({ length: traceCount }, () => exp(spread * random.normal()));
  const scaled = noise.map((value, i) => value * gains[Math.floor(i / sampleCount)]);
  const scale = level / rootMeanSquare(scaled);
  return scaled.map((value) => value * scale);
}

/** Traces that are zero: some single ones, at times two or three side by side. */
export function deadTraces(random: Random): number[] {
  const dead = new Set<number>();
  for (let i = 0; i < 3 + random.integer(6); i++) {
    const first = random.integer(LINE.traceCount);
    for (let k = 0; k <= (random.uniform() < 0.2 ? 2 : 0); k++) dead.add(first + k);
  }
  return [...dead].filter((trace) => trace < LINE.traceCount);
}
