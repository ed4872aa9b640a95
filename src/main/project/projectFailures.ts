import Database from 'better-sqlite3';
import { type AppFailure, failureOf } from '#main/base/failure';

/** The failure of a file that is no project, or a damaged one. */
export function unreadable(path: string, reason: string): AppFailure {
  return failureOf(
    'project.unreadable',
    `This is not a Diffrakt project, or it is damaged (${reason}): ${path}`,
    'Choose another file, or open the SEG-Y line itself.',
  );
}

function isOfDisk(error: Error): error is Error & { code: string } {
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return (
    !(error instanceof Database.SqliteError) || /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.code)
  );
}

/** What a user reads where a project cannot be written; faults of ours stay as they are. */
export function toWriteFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError || (error instanceof Error && 'errno' in error))) return error;
  const code = isOfDisk(error) ? error.code : '';
  const isFull = code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
  return failureOf(
    isFull ? 'disk.full' : 'file.write',
    isFull ? `The disk is full: ${path}` : `The project cannot be written (${error.message}): ${path}`,
    'The file on disk is unchanged. Free some space or choose another folder, then try again.',
  );
}

/** The same for a failure of the disk alone, so that damage is told as damage. */
export function toDiskFailure(error: unknown, path: string): unknown {
  return error instanceof Error && isOfDisk(error) ? toWriteFailure(error, path) : error;
}

/** The failure of a change to a project that is read only. */
export function readOnlyFailure(): AppFailure {
  return failureOf(
    'project.readOnly',
    'This project is open in another window, or its folder cannot be written: nothing was changed.',
    'Close the other window and open the project again, or save it under another name.',
  );
}
