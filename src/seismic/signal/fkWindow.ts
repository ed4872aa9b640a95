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
  /** Spectrum of the tapered window at a place; beyond the section it is zero. Valid until the next call. */
  forward(section: Section, firstTrace: number, firstSample: number): FkSpectrum;
  /** The window back, [trace][sample] of FK.size, in place; the traces behind the window are zero. */
  inverse(spectrum: FkSpectrum): void;
}

/** Raised cosine that adds up to 1 with its neighbours when windows overlap by half. */
export function taperOf(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * cos((2 * Math.PI * (i + 0.5)) / length));
}

/** Traces side by side, [sample or frequency][trace]: transforms of many signals at once are the faster ones. */
const TRACES_LENGTH = FK.size * FK.traces;

/** Copies [frequency][trace] to the first traces of [trace][frequency]; the traces behind are zero. */
function toSpectrum(beside: Float64Array, spectrum: Float64Array): void {
  for (let x = 0; x < FK.traces; x++)
    for (let f = 0; f < FK.size; f++) spectrum[x * FK.size + f] = beside[f * FK.traces + x];
  spectrum.fill(0, FK.traces * FK.size);
}

function fromSpectrum(spectrum: Float64Array, beside: Float64Array): void {
  for (let f = 0; f < FK.size; f++)
    for (let x = 0; x < FK.traces; x++) beside[f * FK.traces + x] = spectrum[x * FK.size + f];
}

/** Prepares transforms of windows of FK.traces × FK.samples, with a taper in both directions. */
export function createFkTransform(): FkTransform {
  const fft = createFft(FK.size);
  const acrossTaper = taperOf(FK.traces);
  const downTaper = taperOf(FK.samples);
  const length = FK.size * FK.size;
  const spectrum = { real: new Float64Array(length), imaginary: new Float64Array(length) };
  const beside = { real: new Float64Array(TRACES_LENGTH), imaginary: new Float64Array(TRACES_LENGTH) };
  const fill = (section: Section, firstTrace: number, firstSample: number): void => {
    const { traceCount, sampleCount, amplitudes } = section;
    beside.real.fill(0);
    beside.imaginary.fill(0);
    for (let x = Math.max(0, -firstTrace); x < Math.min(FK.traces, traceCount - firstTrace); x++) {
      const from = (firstTrace + x) * sampleCount + firstSample;
      for (let t = Math.max(0, -firstSample); t < Math.min(FK.samples, sampleCount - firstSample); t++)
        beside.real[t * FK.traces + x] = amplitudes[from + t] * acrossTaper[x] * downTaper[t];
    }
  };
  return {
    forward: (section, firstTrace, firstSample) => {
      fill(section, firstTrace, firstSample);
      fft.forward(beside.real, beside.imaginary);
      toSpectrum(beside.real, spectrum.real);
      toSpectrum(beside.imaginary, spectrum.imaginary);
      fft.forward(spectrum.real, spectrum.imaginary);
      return spectrum;
    },
    inverse: ({ real, imaginary }) => {
      fft.inverse(real, imaginary);
      fromSpectrum(real, beside.real);
      fromSpectrum(imaginary, beside.imaginary);
      fft.inverse(beside.real, beside.imaginary);
      toSpectrum(beside.real, real);
      toSpectrum(beside.imaginary, imaginary);
    },
  };
}
