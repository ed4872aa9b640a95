/** Requests to an open line and their results, as plain data that any shell can pass on. */
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';

/** `amplitudes` is column-major: ⌈columnCount / columnStep⌉ columns of ⌈rowCount / rowStep⌉ values. */
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

/** The same of picks on any planes of the survey, each cut on the plane that it was picked on. */
export interface PickedPanelsRequest extends Omit<PanelMatrixRequest, 'picks'> {
  readonly picks: SurveyPick[];
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
