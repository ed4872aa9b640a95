import type { OpeningOptions, OpeningRemedy } from '#seismic/survey/openingOptions';

/** A line that does not open, so that the window can offer to open it otherwise. */
export interface UnopenedLine {
  readonly path: string;
  /** What was stated when it did not open. */
  readonly opening: OpeningOptions;
}

/** An error as it crosses a process border. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** For "copy details"; never needed to understand the message. */
  readonly details?: string;
  readonly line?: UnopenedLine;
  /** Ways in which the line does open, the likeliest first. */
  readonly remedies?: readonly OpeningRemedy[];
}

/** What every request answers: a value or a failure. `ipcMain.handle` would lose all but a message. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
