import { cos, exp, sin } from '#seismic/numerics/mathematics';
import type { Random } from '#seismic/numerics/random';
import { createFft, type Fft } from '#seismic/signal/fft';
import type { Extent2d } from '#seismic/signal/smooth';
import { smoothStep } from '#seismic/simulate/training/lateralNoise';
import type { ImpulseField } from '#seismic/simulate/training/scatteredField';

/** Amplitude spectrum by frequency over the dominant one. */
type BandShape = (ratio: number) => number;

const ricker: BandShape = (ratio) => ratio * ratio * exp(1 - ratio * ratio);
/** A band with ramps of the given ends. */
const trapezoid =
  (ends: readonly [number, number, number, number]): BandShape =>
  (ratio) =>
    smoothStep((ratio - ends[0]) / (ends[1] - ends[0])) * smoothStep((ends[3] - ratio) / (ends[3] - ends[2]));

const BAND_SHAPES: readonly BandShape[] = [
  ricker,
  ricker,
  // Two Ricker wavelets: a flatter band.
  (ratio) => 0.5 * ricker(ratio / 0.75) + 0.5 * ricker(ratio / 1.2),
  // Ormsby, and the narrow and steep band of a sweep's autocorrelation (Klauder).
  trapezoid([0.2, 0.6, 1.3, 2.1]),
  trapezoid([0.35, 0.5, 1.5, 1.75]),
  // A narrow band that rings.
  (ratio) => exp((-(ratio - 1) * (ratio - 1)) / 0.09),
];

/** A wavelet by its spectrum. */
export interface Wavelet {
  readonly shape: BandShape;
  /** Constant phase, and phase that grows with the square of the distance from the dominant frequency; radians. */
  readonly phase: number;
  readonly curvedPhase: number;
  /** A repetition, as a ghost or a bubble: amplitude and delay in dominant periods. */
  readonly repetition: number;
  readonly repetitionPeriods: number;
}

export const ZERO_PHASE_RICKER: Wavelet = {
  shape: ricker,
  phase: 0,
  curvedPhase: 0,
  repetition: 0,
  repetitionPeriods: 1,
};

export function drawWavelet(random: Random): Wavelet {
  return {
    shape: BAND_SHAPES[random.integer(BAND_SHAPES.length)],
    phase: random.uniform() < 0.3 ? random.integer(4) * (Math.PI / 2) : random.between(-Math.PI, Math.PI),
    curvedPhase: random.uniform() < 0.3 ? random.between(-1, 1) : 0,
    repetition: random.uniform() < 0.3 ? random.between(-0.6, 0.4) : 0,
    repetitionPeriods: random.between(0.3, 2),
  };
}

/** A filter's values at the frequencies of a transform up to the highest one. */
interface Filter {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** No energy is left beyond this frequency, in cycles per sample. */
const HIGHEST_FREQUENCY = 0.49;

/** What a filter is made for. */
export interface Band {
  readonly wavelet: Wavelet;
  /** Dominant period in samples at the first and at the last sample of the section. */
  readonly topPeriod: number;
  readonly bottomPeriod: number;
  /** The half derivative that completes a Kirchhoff sum in 2-D. */
  readonly withHalfDerivative: boolean;
}

function makeFilter(band: Band, period: number, field: ImpulseField): Filter {
  const size = field.samplesPerTrace;
  const { wavelet, withHalfDerivative } = band;
  const real = new Float64Array(size / 2);
  const imaginary = new Float64Array(size / 2);
  let sum = 0;
  for (let k = 1; k < size / 2; k++) {
    const frequency = (k * field.oversampling) / size;
    const ratio = frequency * period;
    const amplitude = wavelet.shape(ratio) * smoothStep((HIGHEST_FREQUENCY - frequency) / 0.08);
    if (amplitude < 1e-7) continue;
    sum += amplitude;
    const phase = wavelet.phase + wavelet.curvedPhase * (ratio - 1) * (ratio - 1);
    const turn = phase + (withHalfDerivative ? Math.PI / 4 : 0);
    const gain = amplitude * (withHalfDerivative ? Math.sqrt(2 * Math.PI * frequency) : 1);
    const delay = -2 * Math.PI * ratio * wavelet.repetitionPeriods;
    real[k] = gain * (cos(turn) + wavelet.repetition * cos(turn + delay));
    imaginary[k] = gain * (sin(turn) + wavelet.repetition * sin(turn + delay));
  }
  // A unit impulse gets a wavelet whose peak is 1 at zero phase; the transforms are not scaled.
  const scale = 1 / (2 * sum);
  for (let k = 0; k < size / 2; k++) {
    real[k] *= scale;
    imaginary[k] *= scale;
  }
  return { real, imaginary };
}

interface Complexes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Multiplies a spectrum by a real wavelet's filter, the negative frequencies by its conjugate. */
function applyFilter(spectrum: Complexes, filter: Filter, out: Complexes): void {
  const size = spectrum.real.length;
  out.real.fill(0);
  out.imaginary.fill(0);
  for (let k = 1; k < size / 2; k++) {
    const a = filter.real[k];
    const b = filter.imaginary[k];
    const mirror = size - k;
    out.real[k] = a * spectrum.real[k] - b * spectrum.imaginary[k];
    out.imaginary[k] = a * spectrum.imaginary[k] + b * spectrum.real[k];
    out.real[mirror] = a * spectrum.real[mirror] + b * spectrum.imaginary[mirror];
    out.imaginary[mirror] = a * spectrum.imaginary[mirror] - b * spectrum.real[mirror];
  }
}

function createComplexes(size: number): Complexes {
  return { real: new Float64Array(size), imaginary: new Float64Array(size) };
}

/** Sets a spectrum to the transform of one trace of one or two fields: real part and imaginary part. */
function transformTrace(
  fft: Fft,
  spectrum: Complexes,
  trace: number,
  first: ImpulseField,
  second: ImpulseField | null,
): void {
  const from = trace * first.samplesPerTrace;
  const to = from + first.samplesPerTrace;
  spectrum.real.set(first.impulses.subarray(from, to));
  if (second) spectrum.imaginary.set(second.impulses.subarray(from, to));
  else spectrum.imaginary.fill(0);
  fft.forward(spectrum.real, spectrum.imaginary);
}

/**
 * Gives two fields of impulses the same wavelet, whose period changes from the top of the section to its
 * bottom. Both pass one complex transform: the first as real part, the second, if any, as imaginary part.
 * @returns both fields, trace-major at the section's samples
 */
export function bandLimit(
  first: ImpulseField,
  second: ImpulseField | null,
  extent: Extent2d,
  band: Band,
): [Float32Array, Float32Array] {
  const { traceCount, sampleCount } = extent;
  const size = first.samplesPerTrace;
  const fft = createFft(size);
  const topFilter = makeFilter(band, band.topPeriod, first);
  const isConstant = band.bottomPeriod === band.topPeriod;
  const bottomFilter = isConstant ? topFilter : makeFilter(band, band.bottomPeriod, first);
  const spectrum = createComplexes(size);
  const top = createComplexes(size);
  const bottom = isConstant ? top : createComplexes(size);
  const fields: [Float32Array, Float32Array] = [
    new Float32Array(traceCount * sampleCount),
    new Float32Array(second ? traceCount * sampleCount : 0),
  ];
  for (let trace = 0; trace < traceCount; trace++) {
    transformTrace(fft, spectrum, trace, first, second);
    applyFilter(spectrum, topFilter, top);
    fft.inverse(top.real, top.imaginary);
    if (!isConstant) {
      applyFilter(spectrum, bottomFilter, bottom);
      fft.inverse(bottom.real, bottom.imaginary);
    }
    for (let sample = 0; sample < sampleCount; sample++) {
      const at = first.padding + sample * first.oversampling;
      const share = sample / sampleCount;
      const to = trace * sampleCount + sample;
      fields[0][to] = top.real[at] + share * (bottom.real[at] - top.real[at]);
      if (second) fields[1][to] = top.imaginary[at] + share * (bottom.imaginary[at] - top.imaginary[at]);
    }
  }
  return fields;
}
