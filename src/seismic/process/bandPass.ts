import { finiteOrZero } from '#seismic/numerics/finite';
import { cos } from '#seismic/numerics/mathematics';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';

/** Four corner frequencies in Hz, ascending: nothing below the first and above the last, all between the middle two. */
export type BandPassHz = readonly [number, number, number, number];

/** The part of a frequency that a band-pass keeps, 0 to 1, with cosine flanks. */
export function passedShare([lowCut, lowPass, highPass, highCut]: BandPassHz, hz: number): number {
  if (hz < lowCut || hz > highCut) return 0;
  if (hz >= lowPass && hz <= highPass) return 1;
  const part = hz < lowPass ? (hz - lowCut) / (lowPass - lowCut) : (highCut - hz) / (highCut - highPass);
  return 0.5 - 0.5 * cos(Math.PI * part);
}

function load(samples: Float32Array, real: Float64Array, imaginary: Float64Array): void {
  imaginary.fill(0);
  real.fill(0);
  for (let i = 0; i < samples.length; i++) real[i] = finiteOrZero(samples[i]);
}

/** A zero-phase band-pass for traces of `sampleCount` samples, padded with zeros. Returns a new array. */
export function createBandPass(
  corners: BandPassHz,
  sampleCount: number,
  intervalUs: number,
): (samples: Float32Array) => Float32Array {
  // A quarter more than the trace, so that its end does not reach its start.
  const fft = createFft(nextPowerOfTwo(Math.ceil(1.25 * sampleCount)));
  const { size } = fft;
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  const stepHz = 1e6 / (intervalUs * size);
  const kept = Float64Array.from(
    { length: size },
    (_, k) => passedShare(corners, Math.min(k, size - k) * stepHz) / size,
  );
  return (samples) => {
    load(samples, real, imaginary);
    fft.forward(real, imaginary);
    for (let k = 0; k < size; k++) {
      real[k] *= kept[k];
      imaginary[k] *= kept[k];
    }
    fft.inverse(real, imaginary);
    return Float32Array.from(real.subarray(0, samples.length));
  };
}

/** The mean amplitude spectrum of traces. */
export interface AmplitudeSpectrum {
  /** From 0 Hz to the Nyquist frequency, both included. */
  readonly amplitudes: Float32Array;
  readonly stepHz: number;
}

/**
 * Mean of the amplitude spectra of traces, trace-major.
 * @param sampleCount samples of each trace
 */
export function meanSpectrum(
  traces: Float32Array,
  sampleCount: number,
  intervalUs: number,
): AmplitudeSpectrum {
  const fft = createFft(nextPowerOfTwo(sampleCount));
  const [real, imaginary] = [new Float64Array(fft.size), new Float64Array(fft.size)];
  const sums = new Float64Array(fft.size / 2 + 1);
  const traceCount = traces.length / sampleCount;
  for (let trace = 0; trace < traceCount; trace++) {
    load(traces.subarray(trace * sampleCount, (trace + 1) * sampleCount), real, imaginary);
    fft.forward(real, imaginary);
    for (let k = 0; k < sums.length; k++) sums[k] += Math.hypot(real[k], imaginary[k]) / traceCount;
  }
  return { amplitudes: Float32Array.from(sums), stepHz: 1e6 / (intervalUs * fft.size) };
}
