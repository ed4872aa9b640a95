import type { SurveyPick } from '#seismic/picks/surveyPick';

/** A format of picks files: text in and out, no file opened. */
export interface PickFormat {
  /** The ending of its files without the dot, which also names it. */
  readonly extension: string;
  /** True where a text looks like this format, right or wrong. */
  readonly recognises: (text: string) => boolean;
  /**
   * The picks of a text; those without an id get one by their place: "pick-1", "pick-2", …
   * @throws PickFormatError naming the place, the value found and the remedy
   */
  readonly read: (text: string) => SurveyPick[];
  readonly write: (picks: readonly SurveyPick[]) => string;
}

/**
 * A picks file that cannot be read: the message has the place and the value found, the remedy what to write.
 */
export class PickFormatError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PickFormatError';
  }
}
