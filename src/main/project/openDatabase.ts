import { closeSync, copyFileSync, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { failureOf } from '#main/base/failure';
import { toDiskFailure, unreadable } from '#main/project/projectFailures';
import { APPLICATION_ID, createTables, migrateTables, SCHEMA_VERSION, versionOf } from '#main/project/schema';

/** How long main waits for another process that reads or writes the file; it answers nothing meanwhile. */
const BUSY_MS = 400;
/** The same for a project that another process changes: it may be putting a change on a slow disk. */
const READER_BUSY_MS = 1_000;
const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/** True for what SQLite, the file system or a row's check has to say, as opposed to our own faults. */
function isAboutTheFile(error: unknown): error is Error {
  if (error instanceof Database.SqliteError || error instanceof z.ZodError) return true;
  return error instanceof SyntaxError || (error instanceof Error && 'errno' in error);
}

/** What a user reads where a project cannot be opened; faults of ours stay as they are. */
export function toOpenFailure(error: unknown, path: string): unknown {
  if (!isAboutTheFile(error)) return error;
  return unreadable(path, error instanceof z.ZodError ? 'its rows do not fit' : error.message);
}

/** The first bytes of a file, as many as SQLite's header has. */
function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
  return header;
}

/**
 * The layout of a project, by the bytes of the file's header (SQLite's file format, 1.3). Refuses what is not ours or
 * is newer, for opening it with SQLite could already write: it takes back what a killed process left half done.
 * @throws AppFailure 'project.unreadable', 'project.newer'
 */
export function checkHeader(path: string): number {
  const header = readHeader(path);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw unreadable(path, 'not a database');
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw unreadable(path, 'no project mark');
  const version = header.readUInt32BE(60);
  if (version > SCHEMA_VERSION)
    throw failureOf(
      'project.newer',
      `This project was made by a newer Diffrakt (layout ${version}, this one knows ${SCHEMA_VERSION}): ${path}`,
      'Update Diffrakt. The file was left as it is.',
    );
  if (header[18] > 1 || header[19] > 1) throw unreadable(path, 'another program set it to a write-ahead log');
  return version;
}

/** Keeps a copy of a project beside it under a free name, "west.diffrakt.layout3", before it is migrated. */
function keepAside(path: string, version: number): void {
  const nameOf = (number: number) => `${path}.layout${version}${number === 1 ? '' : `-${number}`}`;
  let number = 1;
  while (existsSync(nameOf(number))) number += 1;
  const beside = `${nameOf(number)}.part`;
  try {
    copyFileSync(path, beside);
    renameSync(beside, nameOf(number));
  } finally {
    rmSync(beside, { force: true });
  }
}

/** @throws AppFailure 'disk.full', 'file.write'; errors for `toOpenFailure` */
function bringUpToDate(database: Database.Database, path: string): void {
  try {
    const version = versionOf(database);
    if (version === SCHEMA_VERSION) return;
    keepAside(path, version);
    migrateTables(database);
  } catch (error) {
    throw toDiskFailure(error, path);
  }
}

/** A copy in memory with the layout of now, for an older project that may not be written. */
function migratedCopy(database: Database.Database): Database.Database {
  try {
    const copy = new Database(database.serialize());
    setGuarded(copy);
    migrateTables(copy);
    return copy;
  } finally {
    database.close();
  }
}

/**
 * Opens an existing project database, and brings an older one to the layout of now; where it may not be written, a
 * copy of it in memory.
 *
 * A rollback journal with full sync: each transaction is on disk when it returns, a killed process leaves
 * the old or the new state, and a project is a single file that can be copied. Picking makes a few
 * transactions a second at most, for which this is fast enough.
 * @throws AppFailure 'file.missing', 'project.unreadable', 'project.newer', 'disk.full', 'file.write'; errors for
 *   `toOpenFailure`
 */
export function openDatabase(path: string, isReadOnly: boolean): Database.Database {
  if (!existsSync(path)) {
    throw failureOf('file.missing', `There is no project ${path}`, 'It may have been moved: open it there.');
  }
  checkHeader(path);
  const timeout = isReadOnly ? READER_BUSY_MS : BUSY_MS;
  const database = new Database(path, { readonly: isReadOnly, fileMustExist: true, timeout });
  setGuarded(database);
  if (isReadOnly) return versionOf(database) < SCHEMA_VERSION ? migratedCopy(database) : database;
  setDurable(database);
  bringUpToDate(database, path);
  return database;
}

/** Makes the database of a new project. @throws SqliteError where the path cannot be written */
export function createDatabase(path: string): Database.Database {
  const database = new Database(path);
  try {
    setGuarded(database);
    setDurable(database);
    createTables(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Settings of a connection that writes; they hold for the connection, not for the file. */
function setDurable(database: Database.Database): void {
  database.pragma('journal_mode = DELETE');
  database.pragma('synchronous = FULL');
}

/** Settings of every connection: nothing in the schema may run, and damaged pages are noticed. */
export function setGuarded(database: Database.Database): void {
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('mmap_size = 0');
}
