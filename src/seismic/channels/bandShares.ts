import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { medianAboveZero } from '#seismic/channels/kernels/quantile';
import { PERIOD_SAMPLES, type WorkingSamples } from '#seismic/channels/workingSection';
import { finiteOrZero } from '#seismic/numerics/finite';
import { log } from '#seismic/numerics/mathematics';
import type { Section } from '#seismic/section/section';
import { createFft, type Fft, nextPowerOfTwo } from '#seismic/signal/fft';

/** What is looked at of a section. */
type Field = Pick<Section, 'amplitudes' | 'traceCount' | 'sampleCount'>;

/** Where bands end, times the dominant frequency: half octaves. What is below the first is drift and left out. */
const BAND_ENDS = [0.25, 0.5, Math.SQRT1_2, 1, Math.SQRT2, 2, 2 * Math.SQRT2, Number.POSITIVE_INFINITY];
/** Neighbouring bands share so many octaves, in which one falls as the other rises. */
const EDGE_OCTAVES = 0.5;
/** Bands that are told; the lowest one only counts for the sum. */
const TOLD_FROM = 1;
/** Neighbourhood of an energy in traces and working samples, standard deviations. */
const WIDTHS = { traces: 3, samples: 4 };
/** Part of the median energy below which a place is silent, and the smallest share that is told apart. */
const SILENCE = 1e-3;
const LEAST_SHARE = 1e-3;
/** Traces that are transformed side by side. */
const TRACES_AT_ONCE = 16;

/** How much of the energy at a frequency passes above an end, by octaves: 0 to 1. */
function above(frequency: number, end: number): number {
  if (end === Number.POSITIVE_INFINITY || frequency === 0) return 0;
  return Math.max(0, Math.min(1, log(frequency / end) / (log(2) * EDGE_OCTAVES) + 0.5));
}

/** Amplitude weights of each band for the places of a spectrum; their squares add up to 1 above the drift. */
function bandWeights(size: number, dominant: number): Float64Array[] {
  return BAND_ENDS.slice(1).map((end, band) =>
    Float64Array.from({ length: size }, (_, k) => {
      const frequency = Math.min(k, size - k) / size / dominant;
      return Math.sqrt(above(frequency, BAND_ENDS[band]) - above(frequency, end)) / size;
    }),
  );
}

/** Adds up the squares of each trace's samples over working samples: `cells` is [trace][working sample]. */
function addCells(values: Float64Array, count: number, step: number, cells: Float32Array): void {
  const cellCount = cells.length / count;
  const sampleCount = values.length / count;
  for (let t = 0; t < count; t++)
    for (let s = 0; s < sampleCount; s++) {
      const cell = Math.min(cellCount - 1, Math.floor(s / step + 0.5));
      cells[t * cellCount + cell] += values[s * count + t] ** 2;
    }
}

/** Spectra of some traces side by side, [frequency][trace]. */
interface Spectra {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** What a spectrum becomes in two bands: one is the real part, the other the imaginary part. */
function inTwoBands(
  fft: Fft,
  { real, imaginary }: Spectra,
  first: Float64Array,
  second?: Float64Array,
): Spectra {
  const count = real.length / fft.size;
  const out = { real: new Float64Array(real.length), imaginary: new Float64Array(real.length) };
  for (let k = 0; k < fft.size; k++) {
    const [a, b] = [first[k], second?.[k] ?? 0];
    for (let i = k * count; i < (k + 1) * count; i++) {
      out.real[i] = a * real[i] - b * imaginary[i];
      out.imaginary[i] = a * imaginary[i] + b * real[i];
    }
  }
  fft.inverse(out.real, out.imaginary);
  return out;
}

/** Spectra of `count` traces from `first` on. */
function spectraOf(fft: Fft, section: Field, first: number, count: number): Spectra {
  const { amplitudes, sampleCount } = section;
  const real = new Float64Array(count * fft.size);
  for (let t = 0; t < count; t++)
    for (let s = 0; s < sampleCount; s++)
      real[s * count + t] = finiteOrZero(amplitudes[(first + t) * sampleCount + s]);
  const imaginary = new Float64Array(real.length);
  fft.forward(real, imaginary);
  return { real, imaginary };
}

/** Energy of each band in each working sample, [band][trace][working sample]. */
function bandEnergies(
  section: Field,
  { sampleCount: cellCount, sampleStep }: WorkingSamples,
): Float32Array[] {
  const { traceCount, sampleCount } = section;
  const fft = createFft(nextPowerOfTwo(sampleCount));
  const weights = bandWeights(fft.size, 1 / (PERIOD_SAMPLES * sampleStep));
  const energies = weights.map(() => new Float32Array(traceCount * cellCount));
  for (let first = 0; first < traceCount; first += TRACES_AT_ONCE) {
    const count = Math.min(TRACES_AT_ONCE, traceCount - first);
    const spectra = spectraOf(fft, section, first, count);
    const addTo = (band: number, values: Float64Array): void => {
      const cells = energies[band]?.subarray(first * cellCount, (first + count) * cellCount);
      if (cells) addCells(values.subarray(0, sampleCount * count), count, sampleStep, cells);
    };
    for (let band = 0; band < weights.length; band += 2) {
      const { real, imaginary } = inTwoBands(fft, spectra, weights[band], weights[band + 1]);
      addTo(band, real);
      addTo(band + 1, imaginary);
    }
  }
  return energies;
}

/**
 * Local spectrum: logarithms of the shares of energy in six bands around the dominant frequency, from half of it
 * upwards, also above what the working section holds. Each map is [trace][working sample].
 * @param section on its own samples; what is not finite counts as zero
 */
export function bandShares(section: Field, working: WorkingSamples): Float32Array[] {
  const energies = bandEnergies(section, working).map((cells) => gaussianMean(cells, working, WIDTHS));
  const totals = energies[0].map((_, i) => energies.reduce((sum, energy) => sum + energy[i], 0));
  const silence = SILENCE * medianAboveZero(totals) || Number.MIN_VALUE;
  return energies
    .slice(TOLD_FROM)
    .map((energy) => energy.map((value, i) => log(value / (totals[i] + silence) + LEAST_SHARE)));
}
