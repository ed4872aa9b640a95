/** An error as it crosses a process border. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** For "copy details"; never needed to understand the message. */
  readonly details?: string;
}

/** What every request answers: a value or a failure. `ipcMain.handle` would lose all but a message. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };
