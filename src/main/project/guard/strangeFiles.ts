import { closeSync, lstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { failureOf } from '#main/base/failure';
import { unreadable } from '#main/project/projectFailures';

/** The last bytes of a rollback journal that names a super-journal (SQLite's file format, 3). */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

function statsOf(path: string, read: (path: string) => Stats): Stats | null {
  try {
    return read(path);
  } catch {
    return null;
  }
}

function lastBytes(path: string, size: number, count: number): Buffer {
  const bytes = Buffer.alloc(Math.min(size, count));
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function refuseStrangeJournal(path: string): void {
  const journal = statsOf(`${path}-journal`, lstatSync);
  if (!journal) return;
  if (!journal.isFile()) throw unreadable(path, 'its journal is not a regular file');
  const end = lastBytes(`${path}-journal`, journal.size, JOURNAL_MAGIC.length);
  if (end.equals(JOURNAL_MAGIC)) throw unreadable(path, 'its journal names another file');
}

/**
 * Refuses a project that is no regular file, and files beside it that Diffrakt does not write: opening any of these
 * could wait for ever, or change or delete files that the project names.
 * @throws AppFailure 'file.missing', 'project.unreadable'
 */
export function refuseStrangeFiles(path: string): void {
  const file = statsOf(path, statSync);
  if (!file) {
    throw failureOf('file.missing', `There is no project ${path}`, 'It may have been moved: open it there.');
  }
  if (file.isDirectory()) throw unreadable(path, 'it is a folder');
  if (!file.isFile()) throw unreadable(path, 'it is not a regular file');
  refuseStrangeJournal(path);
  for (const ending of ['-wal', '-shm']) {
    const beside = statsOf(path + ending, lstatSync);
    if (beside && (beside.size > 0 || !beside.isFile()))
      throw unreadable(path, `a file ${ending} of another program lies beside it`);
  }
}

/** True where a killed process left a write half done, which opening the project takes back. */
export function hasJournal(path: string): boolean {
  return (statsOf(`${path}-journal`, lstatSync)?.size ?? 0) > 0;
}
