/** What is asked of an open line and answered, as plain data that any shell can pass on. */
import type { PickedWindow } from '#seismic/picks/pick';

/**
 * Asks for a part of the open section on a grid of every `traceStep`-th trace and `sampleStep`-th
 * sample. With a step above 1 each value is the sample of largest magnitude in its cell, sign kept.
 */
export interface WindowRequest {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly traceStep: number;
  readonly firstSample: number;
  readonly sampleCount: number;
  readonly sampleStep: number;
}

/** `amplitudes` is trace-major: ⌈traceCount / traceStep⌉ columns of ⌈sampleCount / sampleStep⌉ values. */
export interface WindowAnswer {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly amplitudes: Float32Array;
}

export interface PanelMatrixRequest {
  readonly picks: PickedWindow[];
  readonly maximumTraceLag: number;
  readonly maximumSampleLag: number;
  /** Keep every n-th lag (1 = all), for thumbnails; zero lag is always kept. */
  readonly lagStep: number;
}

/**
 * `panels` is [first pick][second pick][trace lag][sample lag], normalised to −1…1. A panel of picks
 * (a, b) at lag (ξ, τ) is Σ a(x, t) · b(x + ξ, t + τ) / √(Σa² Σb²).
 */
export interface PanelMatrixAnswer {
  readonly pickIds: string[];
  readonly traceLags: number[];
  readonly timeLagsMs: number[];
  readonly panels: Float32Array;
}

export interface HeaderWordsAnswer {
  readonly words: { readonly name: string; readonly byte: number; readonly value: number }[];
}
