import type { Database } from 'better-sqlite3';

/** "DFKT": marks our databases among all SQLite files. */
export const APPLICATION_ID = 0x44464b54;
export const SCHEMA_VERSION = 1;

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE dataset (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    relativePath TEXT NOT NULL,
    absolutePath TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fileName TEXT NOT NULL,
    demoSeed INTEGER
  );
  CREATE TABLE picks (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    class TEXT NOT NULL,
    trace INTEGER NOT NULL,
    timeMs REAL NOT NULL,
    traces INTEGER NOT NULL,
    durationMs REAL NOT NULL,
    velocityMps REAL,
    note TEXT
  ) WITHOUT ROWID;
  CREATE TABLE edits (number INTEGER PRIMARY KEY, edit TEXT NOT NULL, inverse TEXT NOT NULL, words TEXT NOT NULL);
  CREATE TABLE runs (runId TEXT PRIMARY KEY, startedAtMs INTEGER NOT NULL, run TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE view (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
  INSERT INTO meta VALUES ('revision', 0), ('appliedEdits', 0), ('savedAtMs', 0);
`;

/** Lays out the tables of a new project, in one transaction. */
export function createTables(database: Database): void {
  database.transaction(() => {
    database.exec(TABLES);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}
