import type { Section } from '#seismic/section/section';
import { createFft } from '#seismic/signal/fft';
import { type Corner, insideOf, taperOf } from '#seismic/signal/overlappingWindows';

/** Traces and samples of a window, and of its transform in both directions. */
export const FK = { traces: 32, samples: 40, size: 64 } as const;

/** Complex values. */
export interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Transforms of two real windows at once, the second times i: filters that are real and even keep them apart. */
export interface FkSpectrum {
  /** Along samples only, [frequency][trace] of FK.size × FK.traces. */
  readonly columns: Complex;
  /** In both directions, [wavenumber][frequency] of FK.size. */
  readonly spectrum: Complex;
}

export interface FkTransform {
  /** Spectra of the tapered windows at two places; beyond the section they are zero. Valid until the next call. */
  forward(section: Section, first: Corner, second: Corner): FkSpectrum;
  /** Traces out of wavenumbers, times FK.size: into columns as those of `forward`. The spectrum is used up. */
  tracesBack(spectrum: Complex, columns: Complex): void;
  /** Samples out of frequencies, times FK.size, in place: [sample][trace]. */
  samplesBack(columns: Complex): void;
}

export function complexOf(length: number): Complex {
  return { real: new Float64Array(length), imaginary: new Float64Array(length) };
}

/** Traces side by side, [sample or frequency][trace]: transforms of many signals at once are the faster ones. */
export const COLUMNS_LENGTH = FK.size * FK.traces;

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
  const spectrum = complexOf(FK.size * FK.size);
  const columns = complexOf(COLUMNS_LENGTH);
  const fill = (values: Float64Array, section: Section, corner: Corner): void => {
    const { sampleCount, amplitudes } = section;
    const { firstTrace, endTrace, firstSample, endSample } = insideOf(FK, section, corner);
    values.fill(0);
    for (let x = firstTrace; x < endTrace; x++) {
      const from = (corner.trace + x) * sampleCount + corner.sample;
      for (let t = firstSample; t < endSample; t++)
        values[t * FK.traces + x] = amplitudes[from + t] * acrossTaper[x] * downTaper[t];
    }
  };
  return {
    forward: (section, first, second) => {
      fill(columns.real, section, first);
      fill(columns.imaginary, section, second);
      fft.forward(columns.real, columns.imaginary);
      toSpectrum(columns.real, spectrum.real);
      toSpectrum(columns.imaginary, spectrum.imaginary);
      fft.forward(spectrum.real, spectrum.imaginary);
      return { columns, spectrum };
    },
    tracesBack: ({ real, imaginary }, out) => {
      fft.inverse(real, imaginary);
      fromSpectrum(real, out.real);
      fromSpectrum(imaginary, out.imaginary);
    },
    samplesBack: ({ real, imaginary }) => fft.inverse(real, imaginary),
  };
}
