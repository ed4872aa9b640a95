import type { VelocityLaw } from '#seismic/simulate/velocity';
import { HALF_LENGTH, OVERSAMPLING, type Wavelet, type WaveletBank } from '#seismic/simulate/waveletBank';

/** The grid that is drawn on, with what the events on it share. */
export interface Survey {
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalS: number;
  readonly traceSpacingM: number;
  readonly velocity: VelocityLaw;
  readonly wavelets: WaveletBank;
}

/** An empty field, trace-major. */
export function createField(survey: Survey): Float32Array {
  return new Float32Array(survey.traceCount * survey.sampleCount);
}

/** A wavelet on one trace. */
export interface Arrival {
  readonly trace: number;
  readonly timeS: number;
  readonly amplitude: number;
  readonly wavelet: Wavelet;
}

/** Adds a wavelet with its centre at the arrival's time, to a sixteenth of a sample. */
export function addArrival(field: Float32Array, survey: Survey, arrival: Arrival): void {
  const { wavelet, amplitude } = arrival;
  const centre = Math.round((arrival.timeS / survey.sampleIntervalS) * OVERSAMPLING);
  const first = Math.max(0, Math.ceil(centre / OVERSAMPLING - HALF_LENGTH));
  const last = Math.min(survey.sampleCount - 1, Math.floor(centre / OVERSAMPLING + HALF_LENGTH));
  const row = arrival.trace * survey.sampleCount;
  let at = first * OVERSAMPLING - centre + HALF_LENGTH * OVERSAMPLING;
  for (let sample = first; sample <= last; sample++, at += OVERSAMPLING)
    field[row + sample] += amplitude * wavelet[at];
}

/** Energy per sample of a field. */
export function meanSquare(field: Float32Array): number {
  let sum = 0;
  for (const value of field) sum += value * value;
  return sum / field.length;
}
