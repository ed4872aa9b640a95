import { JobError } from '#system/failure';

const GO_ON = 'The embedded engine (WASM) still works.';

/** Why the native engine could not be installed, and what to do; the app continues with the embedded one. */
export function toInstallError(message: string, remedy: string, cause?: unknown): JobError {
  return new JobError('engine.install', message, `${remedy} ${GO_ON}`, { cause });
}
