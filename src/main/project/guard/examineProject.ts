import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { refuseStrangeTables } from '#main/project/guard/knownTables';
import { hasJournal, refuseStrangeFiles } from '#main/project/guard/strangeFiles';
import { checkHeader, setGuarded, toOpenFailure } from '#main/project/openDatabase';
import { unreadable } from '#main/project/projectFailures';
import { ProjectStore } from '#main/project/projectStore';
import { type ProjectSummary, summaryOf } from '#main/project/projectSummary';
import { migrateTables, SCHEMA_VERSION, versionOf } from '#main/project/schema';

const MEGABYTE = 1 << 20;
/** The most bytes of a field of each table; an edit may hold 100 000 picks before and after. */
const MOST_BYTES: Readonly<Record<string, number>> = { edits: 64 * MEGABYTE };
const MOST_BYTES_ELSEWHERE = 4 * MEGABYTE;
/** How long a write of another process is waited for, as its journal shows it. */
const WRITE_MS = 100;
const MOST_WAITS = 4;

const NAME_SCHEMA = z.object({ name: z.string() });
const BYTES_SCHEMA = z.object({ bytes: z.number().nullable() });

function namesOf(database: Database.Database, sql: string): string[] {
  return database
    .prepare(sql)
    .all()
    .map((row) => NAME_SCHEMA.parse(row).name);
}

/** Sizes are told by the records' headers: no field is read. */
function refuseLargeFields(database: Database.Database, path: string): void {
  for (const table of namesOf(database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
    const columns = namesOf(database, `SELECT name FROM pragma_table_info('${table}')`);
    const most = MOST_BYTES[table] ?? MOST_BYTES_ELSEWHERE;
    for (const column of columns) {
      const row = database.prepare(`SELECT max(octet_length("${column}")) AS bytes FROM "${table}"`).get();
      const bytes = BYTES_SCHEMA.parse(row).bytes ?? 0;
      if (bytes > most) throw unreadable(path, `a field ${table}.${column} has ${bytes} bytes`);
    }
  }
}

function refuseDamage(database: Database.Database, path: string): void {
  const [first] = z.array(z.object({ quick_check: z.string() })).parse(database.pragma('quick_check(1)'));
  if (first?.quick_check !== 'ok') throw unreadable(path, (first?.quick_check ?? '').replaceAll(/\s+/g, ' '));
}

/** All checks of an opened database, each safe after those before it; then the same reading as for real. */
function examineDatabase(database: Database.Database, path: string): ProjectSummary {
  setGuarded(database);
  refuseStrangeTables(database, path);
  refuseDamage(database, path);
  refuseLargeFields(database, path);
  if (versionOf(database) < SCHEMA_VERSION) migrateTables(database);
  ProjectStore.tryReading(database, path);
  return summaryOf(database, path);
}

/** A copy on which a write half done is taken back and an older layout is migrated. */
function copyTo(scratch: string, path: string): string {
  const copy = join(scratch, 'copy.diffrakt');
  copyFileSync(path, copy);
  if (hasJournal(path)) copyFileSync(`${path}-journal`, `${copy}-journal`);
  return copy;
}

function examineIn(scratch: string, path: string): ProjectSummary {
  const isOlder = checkHeader(path) < SCHEMA_VERSION;
  const isCopied = isOlder || hasJournal(path);
  const file = isCopied ? copyTo(scratch, path) : path;
  const database = new Database(file, { readonly: !isCopied, fileMustExist: true, timeout: WRITE_MS });
  try {
    return examineDatabase(database, path);
  } finally {
    database.close();
  }
}

/** A journal that goes away belongs to a process that writes just now; one that stays was left over. */
async function waitForWriter(path: string): Promise<void> {
  for (let wait = 0; wait < MOST_WAITS && hasJournal(path); wait += 1)
    await new Promise((done) => setTimeout(done, WRITE_MS / 2));
}

/**
 * Reads a project as opening it would, and says what is in it. The file and those beside it stay as they are.
 *
 * Made for a process that can be given up: what SQLite does with a file that was made to harm has no limit of time.
 * @param scratch an empty folder for a copy
 * @throws AppFailure 'file.missing', 'project.unreadable', 'project.newer'
 */
export async function examineProject(path: string, scratch: string): Promise<ProjectSummary> {
  try {
    refuseStrangeFiles(path);
    await waitForWriter(path);
    return examineIn(scratch, path);
  } catch (error) {
    throw toOpenFailure(error, path);
  }
}
