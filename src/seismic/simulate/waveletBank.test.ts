import { describe, expect, it } from 'vitest';
import {
  type Band,
  createWaveletBank,
  edgeFactor,
  HALF_LENGTH,
  OVERSAMPLING,
  type Wavelet,
} from '#seismic/simulate/waveletBank';

const BAND: Band = { sampleIntervalS: 0.004, durationS: 3, topPeakHz: 36, bottomPeakHz: 22, phase: 0 };
const STEP_S = BAND.sampleIntervalS / OVERSAMPLING;

interface Complex {
  readonly real: number;
  readonly imaginary: number;
}

/** ∫ w(t) e^(−2πi f t) dt with t = 0 in the middle of the wavelet. */
function spectrumAt(wavelet: Wavelet, frequencyHz: number): Complex {
  const middle = HALF_LENGTH * OVERSAMPLING;
  let [real, imaginary] = [0, 0];
  wavelet.forEach((value, i) => {
    const angle = -2 * Math.PI * frequencyHz * (i - middle) * STEP_S;
    real += value * Math.cos(angle) * STEP_S;
    imaginary += value * Math.sin(angle) * STEP_S;
  });
  return { real, imaginary };
}

function sizeOf({ real, imaginary }: Complex): number {
  return Math.hypot(real, imaginary);
}

function ratio(a: Complex, b: Complex): Complex {
  const power = b.real ** 2 + b.imaginary ** 2;
  return {
    real: (a.real * b.real + a.imaginary * b.imaginary) / power,
    imaginary: (a.imaginary * b.real - a.real * b.imaginary) / power,
  };
}

/** ½ e^(z²) erfc(z), z = √(iωΔ), by its integral (1/√π) ∫ e^(−s² − 2 z s) ds from 0 on. */
function edgeByIntegral(omega: number, delayS: number): Complex {
  const part = Math.sqrt((omega * delayS) / 2);
  const stepS = 1e-3;
  let [real, imaginary] = [0, 0];
  for (let s = stepS / 2; s < 8; s += stepS) {
    const size = (Math.exp(-s * s - 2 * part * s) * stepS) / Math.sqrt(Math.PI);
    real += size * Math.cos(2 * part * s);
    imaginary -= size * Math.sin(2 * part * s);
  }
  return { real, imaginary };
}

function peakFrequency(wavelet: Wavelet): number {
  const frequencies = Array.from({ length: 120 }, (_, i) => 1 + i / 2);
  const sizes = frequencies.map((frequency) => sizeOf(spectrumAt(wavelet, frequency)));
  return frequencies[sizes.indexOf(Math.max(...sizes))];
}

describe('edge factor', () => {
  it.each([0, 1e-4, 1e-3, 0.01, 0.1, 1])('after %d s is ½ exp(iωΔ) erfc(√(iωΔ))', (delayS) => {
    for (const frequencyHz of [5, 20, 40, 80]) {
      const omega = 2 * Math.PI * frequencyHz;
      const found = edgeFactor(delayS)(omega, 1);
      const expected = edgeByIntegral(omega, delayS);
      // Abramowitz & Stegun give f and g to 2e-3.
      expect(Math.abs(found.real - expected.real)).toBeLessThan(2e-3);
      expect(Math.abs(found.imaginary - expected.imaginary)).toBeLessThan(2e-3);
    }
  });
});

describe('wavelets', () => {
  const bank = createWaveletBank(BAND);

  it('lose high frequencies with time, between the two given ends', () => {
    const peaks = [0, 1, 2, 3].map((timeS) => peakFrequency(bank.reflection(timeS)));
    expect(peaks).toEqual(peaks.slice().sort((a, b) => b - a));
    // The sum of two Ricker wavelets peaks between theirs, 0.75 and 1.2 of the nominal frequency.
    for (const [i, peakHz] of [36, 22].entries()) {
      const found = peaks[i * 3];
      expect(found).toBeGreaterThan(0.75 * peakHz);
      expect(found).toBeLessThan(1.2 * peakHz);
    }
  });

  it('of reflections are even, largest in the middle, without a mean and end at zero', () => {
    const wavelet = bank.reflection(1.5);
    const middle = HALF_LENGTH * OVERSAMPLING;
    expect(wavelet.length).toBe(2 * middle + 1);
    expect(wavelet.indexOf(Math.max(...wavelet))).toBe(middle);
    for (let i = 1; i <= middle; i++) expect(wavelet[middle - i]).toBeCloseTo(wavelet[middle + i], 6);
    expect(sizeOf(spectrumAt(wavelet, 0)) / sizeOf(spectrumAt(wavelet, 25))).toBeLessThan(0.01);
    expect(Math.max(Math.abs(wavelet[0]), Math.abs(wavelet[2 * middle]))).toBe(0);
  });

  it('of points are the half derivative, edges at no delay half of the reflection', () => {
    const reflection = bank.reflection(1.5);
    const frequencies = [20, 30, 40];
    const peakHz = 36 - ((36 - 22) * 5) / 9;
    for (const frequencyHz of frequencies) {
      const of = (wavelet: Wavelet): Complex =>
        ratio(spectrumAt(wavelet, frequencyHz), spectrumAt(reflection, frequencyHz));
      const point = of(bank.point(1.5));
      expect(sizeOf(point)).toBeCloseTo(Math.sqrt(frequencyHz / peakHz), 1);
      expect(Math.atan2(point.imaginary, point.real)).toBeCloseTo(Math.PI / 4, 1);
      const omega = 2 * Math.PI * frequencyHz;
      const edges = [1e-4, 0.01].map((delayS) => [of(bank.edge(1.5, delayS)), edgeByIntegral(omega, delayS)]);
      for (const [found, expected] of edges) {
        expect(Math.abs(found.real - expected.real)).toBeLessThan(0.02);
        expect(Math.abs(found.imaginary - expected.imaginary)).toBeLessThan(0.02);
      }
    }
    expect(sizeOf(ratio(spectrumAt(bank.edge(1.5, 0), 30), spectrumAt(reflection, 30)))).toBeCloseTo(0.43, 1);
  });

  it('are rotated by the band’s phase and are made once', () => {
    const turned = createWaveletBank({ ...BAND, phase: 0.5 });
    const found = ratio(spectrumAt(turned.reflection(1), 28), spectrumAt(bank.reflection(1), 28));
    expect(Math.atan2(found.imaginary, found.real)).toBeCloseTo(0.5, 2);
    expect(sizeOf(found)).toBeCloseTo(1, 2);
    expect(bank.reflection(1)).toBe(bank.reflection(1.01));
  });
});
