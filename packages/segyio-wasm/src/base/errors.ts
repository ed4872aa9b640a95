/** What went wrong, as a stable code to decide by; the message is for people. */
export type SegyErrorCode =
  | 'file.missing'
  | 'file.unreadable'
  | 'file.directory'
  | 'file.empty'
  | 'file.notSegy'
  | 'file.tooShort'
  | 'file.truncated'
  | 'file.changed'
  | 'file.write'
  | 'disk.full'
  | 'format.unknown'
  | 'format.unsupported'
  | 'samples.none'
  | 'field.unknown'
  | 'trace.outside'
  | 'value.outside'
  | 'argument.invalid'
  | 'cancelled';

/** Where it went wrong, as far as known. Bytes are counted from 1 as in the standard, traces from 0. */
export interface SegyErrorPlace {
  readonly file?: string;
  readonly byte?: number;
  readonly trace?: number;
  /** With 'file.truncated': how many traces are whole, and how many the file should hold. */
  readonly wholeTraceCount?: number;
  readonly expectedTraceCount?: number;
}

/** A way to open the file otherwise, that its bytes speak for. */
export interface Remedy {
  /** Options of opening, by their names in `OpenOptions`. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** Why, in a sentence with figures. */
  readonly reason: string;
  /** How far the bytes speak for it, 0 to 1. */
  readonly score: number;
}

/** A failure that its user can understand: found, expected, and what to do. */
export class SegyError extends Error {
  readonly code: SegyErrorCode;
  readonly remedy: string;
  readonly place: SegyErrorPlace;
  /** Ways to open the file all the same, the likeliest first. */
  readonly remedies: readonly Remedy[];

  constructor(
    code: SegyErrorCode,
    message: string,
    remedy: string,
    options: {
      readonly place?: SegyErrorPlace;
      readonly cause?: unknown;
      readonly remedies?: readonly Remedy[];
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SegyError';
    this.code = code;
    this.remedy = remedy;
    this.place = options.place ?? {};
    this.remedies = options.remedies ?? [];
  }
}

/** Asks to stop; an `AbortSignal` is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** @throws SegyError 'cancelled' where the caller has requested a stop */
export function throwIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted)
    throw new SegyError('cancelled', 'Stopped at your request.', 'Start again when ready.');
}
