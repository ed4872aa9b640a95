import type { ClassedPick, ClassedPicks, PickClass } from '#seismic/picks/pickClasses';
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
  /** The same where classes may have any name, with the list of the classes. @throws PickFormatError */
  readonly readClassed: (text: string) => ClassedPicks;
  /** Picks of standard classes, or of any with the list of the classes. */
  readonly write: (picks: readonly ClassedPick[], classes?: readonly PickClass[]) => string;
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
