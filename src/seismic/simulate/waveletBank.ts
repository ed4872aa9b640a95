import { cos, exp, sin } from '#seismic/numerics/mathematics';
import { createFft, type Fft } from '#seismic/signal/fft';

/** Samples of a wavelet per sample of the section: placed to a sixteenth of a sample. */
export const OVERSAMPLING = 16;
/** Half length of every wavelet in samples of the section. */
export const HALF_LENGTH = 26;

const LEVEL_COUNT = 10;
const SHORTEST_DELAY_S = 1e-4;
const DELAY_RATIO = 1.15;
const DELAY_COUNT = 66;

/** How the band of the section's wavelet changes with time. */
export interface Band {
  readonly sampleIntervalS: number;
  readonly durationS: number;
  /** Peak frequency of reflections at time zero and at the end. */
  readonly topPeakHz: number;
  readonly bottomPeakHz: number;
  /** Constant rotation of phase, in radians. */
  readonly phase: number;
}

/** A wavelet of 2 · HALF_LENGTH · OVERSAMPLING + 1 values, centred on its middle. */
export type Wavelet = Float32Array;

/** All wavelets of a section, for events that arrive at a time in seconds. */
export interface WaveletBank {
  reflection(timeS: number): Wavelet;
  /** A point scatterer's: the reflection's half derivative, of equal strength at the peak frequency. */
  point(timeS: number): Wavelet;
  /** An edge's, `delayS` after the reflection of the plane that ends there; half of it at no delay. */
  edge(timeS: number, delayS: number): Wavelet;
}

interface Complex {
  readonly real: number;
  readonly imaginary: number;
}

/** Factor of the reflection's spectrum at an angular frequency above zero. */
type SpectralFactor = (angularFrequency: number, peakAngularFrequency: number) => Complex;

const REFLECTION_FACTOR: SpectralFactor = () => ({ real: 1, imaginary: 0 });

/** √(iω / ω_peak): the half derivative by which a line scatterer differs from a plane reflector in 2-D. */
const POINT_FACTOR: SpectralFactor = (angularFrequency, peak) => {
  const size = Math.sqrt(angularFrequency / peak) * Math.SQRT1_2;
  return { real: size, imaginary: size };
};

/**
 * ½ e^(iωΔ) erfc(√(iωΔ)): what the edge of a half plane adds (Trorey, Geophysics 35, 1970; Berryhill,
 * Geophysics 42, 1977), by the Fresnel auxiliary functions of Abramowitz & Stegun 7.3.32-33.
 */
export function edgeFactor(delayS: number): SpectralFactor {
  return (angularFrequency) => {
    const u = Math.sqrt((2 * angularFrequency * delayS) / Math.PI);
    const f = (1 + 0.926 * u) / (2 + 1.792 * u + 3.104 * u * u);
    const g = 1 / (2 + 4.142 * u + 3.492 * u * u + 6.67 * u * u * u);
    return { real: (g + f) / 2, imaginary: (g - f) / 2 };
  };
}

/**
 * Amplitude spectrum: two Ricker wavelets with different peak frequencies, so that the band is flatter than
 * that of one.
 */
function bandShape(frequencyHz: number, peakHz: number): number {
  const lowRatio = frequencyHz / (0.75 * peakHz);
  const highRatio = frequencyHz / (1.2 * peakHz);
  const low = lowRatio * lowRatio;
  const high = highRatio * highRatio;
  return 0.5 * low * exp(-low) + 0.5 * high * exp(-high);
}

interface WaveletMaker {
  readonly band: Band;
  readonly fft: Fft;
}

function makeWavelet({ band, fft }: WaveletMaker, peakHz: number, factor: SpectralFactor): Wavelet {
  const { size } = fft;
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const stepHz = OVERSAMPLING / (size * band.sampleIntervalS);
  const turn: Complex = { real: cos(band.phase), imaginary: sin(band.phase) };
  for (let k = 1; k < size / 2; k++) {
    const shape = bandShape(k * stepHz, peakHz);
    if (shape < 1e-9) continue;
    const { real: a, imaginary: b } = factor(2 * Math.PI * k * stepHz, 2 * Math.PI * peakHz);
    real[k] = shape * (a * turn.real - b * turn.imaginary);
    imaginary[k] = shape * (a * turn.imaginary + b * turn.real);
  }
  fft.inverse(real, imaginary);
  return cutOut(real, stepHz / (0.75 * peakHz));
}

/** The middle of a periodic signal, scaled, its ends brought to zero by a cosine. */
function cutOut(periodic: Float64Array, scale: number): Wavelet {
  const half = HALF_LENGTH * OVERSAMPLING;
  const wavelet = new Float32Array(2 * half + 1);
  for (let i = -half; i <= half; i++) {
    const rise = Math.min(1, (half - Math.abs(i)) / (half / 4));
    const taper = 0.5 - 0.5 * cos(Math.PI * rise);
    wavelet[i + half] = scale * taper * periodic[(i + periodic.length) % periodic.length];
  }
  return wavelet;
}

function nearestLevel(band: Band, timeS: number): number {
  const level = Math.round((timeS / band.durationS) * (LEVEL_COUNT - 1));
  return Math.max(0, Math.min(LEVEL_COUNT - 1, level));
}

/** Delays grow by DELAY_RATIO; the step is found by halving the list, exact in every engine. */
function nearestDelay(delaysS: Float64Array, delayS: number): number {
  let low = 0;
  let high = delaysS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (delaysS[middle] * Math.sqrt(DELAY_RATIO) < delayS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Makes the wavelets of every time level and delay; wavelets that are not requested are never computed. */
export function createWaveletBank(band: Band): WaveletBank {
  const maker = { band, fft: createFft(2048) };
  const peakOf = (level: number): number =>
    band.topPeakHz + ((band.bottomPeakHz - band.topPeakHz) * level) / (LEVEL_COUNT - 1);
  const delaysS = new Float64Array(DELAY_COUNT);
  for (let i = 0, delayS = SHORTEST_DELAY_S; i < DELAY_COUNT; i++, delayS *= DELAY_RATIO) delaysS[i] = delayS;
  const kept = new Map<number, Wavelet>();
  const waveletAt = (timeS: number, kind: number, factor: () => SpectralFactor): Wavelet => {
    const level = nearestLevel(band, timeS);
    const key = level * (DELAY_COUNT + 2) + kind;
    const wavelet = kept.get(key) ?? makeWavelet(maker, peakOf(level), factor());
    kept.set(key, wavelet);
    return wavelet;
  };
  return {
    reflection: (timeS) => waveletAt(timeS, DELAY_COUNT, () => REFLECTION_FACTOR),
    point: (timeS) => waveletAt(timeS, DELAY_COUNT + 1, () => POINT_FACTOR),
    edge: (timeS, delayS) => {
      const index = nearestDelay(delaysS, delayS);
      return waveletAt(timeS, index, () => edgeFactor(delaysS[index]));
    },
  };
}
