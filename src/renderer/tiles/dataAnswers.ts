import type { Failure } from '#contract/contract';
import type { DataPortName, DataPortReply, DataPortRequests } from '#contract/dataPort';

/** A request to the data process that failed, with what a user can do about it. */
export class DataFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'DataFailure';
  }
}

/** What a request is answered with that was taken back. */
export function cancelledFailure(): DataFailure {
  return new DataFailure({ code: 'cancelled', message: 'No longer needed.', remedy: 'Ask again.' });
}

export function isCancelled(error: unknown): boolean {
  return error instanceof DataFailure && error.failure.code === 'cancelled';
}

export function failureOf(error: unknown): Failure {
  if (error instanceof DataFailure) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, remedy: 'Open the line again.' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isNumberList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function mismatch(name: DataPortName): DataFailure {
  const message = `The data process gave an answer to "${name}" that does not fit the question.`;
  return new DataFailure({ code: 'internal', message, remedy: 'Open the line again.' });
}

/** Checks what arrives over the port, by request. @throws DataFailure where it has another shape */
export const PARSE_ANSWER: {
  readonly [Name in DataPortName]: (value: unknown) => DataPortRequests[Name]['answer'];
} = {
  window: (value) => {
    if (!isRecord(value)) throw mismatch('window');
    const { columnCount, rowCount, amplitudes } = value;
    if (typeof columnCount !== 'number' || typeof rowCount !== 'number') throw mismatch('window');
    if (!(amplitudes instanceof Float32Array) || amplitudes.length !== columnCount * rowCount)
      throw mismatch('window');
    return { columnCount, rowCount, amplitudes };
  },
  panels: (value) => {
    if (!isRecord(value)) throw mismatch('panels');
    const { pickIds, traceLags, timeLagsMs, panels } = value;
    if (!Array.isArray(pickIds) || !pickIds.every((id) => typeof id === 'string')) throw mismatch('panels');
    if (!isNumberList(traceLags) || !isNumberList(timeLagsMs)) throw mismatch('panels');
    const expected = pickIds.length ** 2 * traceLags.length * timeLagsMs.length;
    if (!(panels instanceof Float32Array) || panels.length !== expected) throw mismatch('panels');
    return { pickIds, traceLags, timeLagsMs, panels };
  },
  headerWords: (value) => {
    if (!isRecord(value) || !Array.isArray(value.words)) throw mismatch('headerWords');
    return { words: value.words.map(parseHeaderWord) };
  },
};

function parseHeaderWord(word: unknown): { name: string; byte: number; value: number } {
  if (!isRecord(word)) throw mismatch('headerWords');
  const { name, byte, value } = word;
  if (typeof name !== 'string' || typeof byte !== 'number' || typeof value !== 'number')
    throw mismatch('headerWords');
  return { name, byte, value };
}

/** True for a reply of the data process, whatever it answers. */
export function isReply(message: unknown): message is DataPortReply {
  return isRecord(message) && typeof message.id === 'number' && typeof message.ok === 'boolean';
}
