import { cos } from '#seismic/numerics/mathematics';
import type { Section } from '#seismic/section/section';
import { createFft } from '#seismic/signal/fft';

/** Traces and samples of a window, and of its transform in both directions. */
export const FK = { traces: 32, samples: 40, size: 64 } as const;

/** A window's two-dimensional spectrum, [wavenumber][frequency], both of FK.size. */
export interface FkSpectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

export interface FkTransform {
  /** Spectrum of the tapered window at a place; beyond the section it is zero. */
  forward(section: Section, firstTrace: number, firstSample: number): FkSpectrum;
  /** The window back, [trace][sample] of FK.size, in place. */
  inverse(spectrum: FkSpectrum): void;
}

/** Raised cosine that adds up to 1 with its neighbours when windows overlap by half. */
export function taperOf(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * cos((2 * Math.PI * (i + 0.5)) / length));
}

type Direction = (real: Float64Array, imaginary: Float64Array) => void;

/** Transforms the first `rowCount` rows. */
function transformRows(spectrum: FkSpectrum, rowCount: number, direction: Direction): void {
  for (let at = 0; at < rowCount * FK.size; at += FK.size)
    direction(spectrum.real.subarray(at, at + FK.size), spectrum.imaginary.subarray(at, at + FK.size));
}

/** Prepares transforms of windows of FK.traces × FK.samples, with a taper in both directions. */
export function createFkTransform(): FkTransform {
  const fft = createFft(FK.size);
  const acrossTaper = taperOf(FK.traces);
  const downTaper = taperOf(FK.samples);
  const fill = (real: Float64Array, section: Section, firstTrace: number, firstSample: number): void => {
    const { traceCount, sampleCount, amplitudes } = section;
    for (let x = Math.max(0, -firstTrace); x < Math.min(FK.traces, traceCount - firstTrace); x++) {
      const from = (firstTrace + x) * sampleCount + firstSample;
      for (let t = Math.max(0, -firstSample); t < Math.min(FK.samples, sampleCount - firstSample); t++)
        real[x * FK.size + t] = amplitudes[from + t] * acrossTaper[x] * downTaper[t];
    }
  };
  return {
    forward: (section, firstTrace, firstSample) => {
      const length = FK.size * FK.size;
      const spectrum = { real: new Float64Array(length), imaginary: new Float64Array(length) };
      fill(spectrum.real, section, firstTrace, firstSample);
      // The rows behind the window's traces are zero, and so are their spectra.
      transformRows(spectrum, FK.traces, fft.forward);
      fft.forward(spectrum.real, spectrum.imaginary);
      return spectrum;
    },
    inverse: (spectrum) => {
      fft.inverse(spectrum.real, spectrum.imaginary);
      transformRows(spectrum, FK.size, fft.inverse);
    },
  };
}
