/** For programs that run under `failingWrites`: they name the call that fails. */

/** What an action that ran with a failing call did. */
export interface Attempt {
  /** Its error; null where it says nothing. */
  readonly error: unknown;
  /** Write calls that it made. */
  readonly callCount: number;
}

export interface FailingCall {
  /** Calls outside this folder never fail. */
  readonly folder: string;
  /** From 0. */
  readonly call: number;
  /** The system's number of the error, as 28 for ENOSPC. */
  readonly errno: number;
}

/** Runs an action while one of its write calls fails, and all later ones but removals. */
export async function withFailingCall(
  { folder, call, errno }: FailingCall,
  action: () => Promise<unknown>,
): Promise<Attempt> {
  process.env.DIFFRAKT_FAIL_CALLS = '0';
  process.env.DIFFRAKT_FAIL = `${folder}:${call}:${errno}`;
  const error = await action().then(
    () => null,
    (reason: unknown) => reason,
  );
  delete process.env.DIFFRAKT_FAIL;
  return { error, callCount: Number(process.env.DIFFRAKT_FAIL_CALLS) };
}
