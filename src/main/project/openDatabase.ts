import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failureOf } from '#main/failure';
import { APPLICATION_ID, SCHEMA_VERSION } from '#main/project/schema';

const BUSY_MS = 2_000;

function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Database.SqliteError;
}

function unreadable(path: string, reason: string) {
  return failureOf(
    'project.unreadable',
    `This is not a Diffrakt project, or it is damaged (${reason}): ${path}`,
    'Choose another file, or open the SEG-Y line itself.',
  );
}

function numberOf(database: Database.Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}

/** Looks at a project read-only and refuses what is not ours or is newer, before anything is written. */
function checkVersion(path: string): void {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    if (numberOf(database, 'application_id') !== APPLICATION_ID) throw unreadable(path, 'no project mark');
    const version = numberOf(database, 'user_version');
    if (version > SCHEMA_VERSION) {
      throw failureOf(
        'project.newer',
        `This project was made by a newer Diffrakt (layout ${version}, this one knows ${SCHEMA_VERSION}): ${path}`,
        'Update Diffrakt. The file was left as it is.',
      );
    }
  } finally {
    database.close();
  }
}

/**
 * Opens an existing project database.
 *
 * A rollback journal with full sync: each transaction is on disk when it returns, a killed process leaves
 * the old or the new state, and a project is a single file that can be copied. Picking makes a few
 * transactions a second at most, for which this is fast enough.
 * @throws AppFailure 'file.missing', 'project.unreadable', 'project.newer'
 */
export function openDatabase(path: string, isReadOnly: boolean): Database.Database {
  if (!existsSync(path)) {
    throw failureOf('file.missing', `There is no project ${path}`, 'It may have been moved: open it there.');
  }
  try {
    checkVersion(path);
    const database = new Database(path, { readonly: isReadOnly, fileMustExist: true, timeout: BUSY_MS });
    if (!isReadOnly) setDurable(database);
    return database;
  } catch (error) {
    throw isSqliteError(error) ? unreadable(path, error.message) : error;
  }
}

/** Settings that hold for the connection, not for the file. */
export function setDurable(database: Database.Database): void {
  database.pragma('journal_mode = DELETE');
  database.pragma('synchronous = FULL');
  database.pragma('trusted_schema = OFF');
}
