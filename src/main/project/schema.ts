import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** "DFKT": marks our databases among all SQLite files. */
export const APPLICATION_ID = 0x44464b54;
export const SCHEMA_VERSION = 6;

/** A pick is placed by its trace, or by inline and crossline and, where needed, offset. */
const PICK_COLUMNS = `
    position INTEGER NOT NULL,
    class TEXT NOT NULL,
    trace INTEGER,
    inline INTEGER,
    crossline INTEGER,
    "offset" INTEGER,
    timeMs REAL NOT NULL,
    traces INTEGER NOT NULL,
    durationMs REAL NOT NULL,
    velocityMps REAL,
    note TEXT,
    plane TEXT NOT NULL`;

/** Picks of the lines of a project, in layout 5. */
const PICKS = `
  CREATE TABLE picks (line INTEGER NOT NULL, id TEXT NOT NULL,${PICK_COLUMNS},
    PRIMARY KEY (line, id)
  ) WITHOUT ROWID;`;

/** Picks of the one line of a project, in the layouts 2 to 4. */
const PICKS_OF_ONE_LINE = `
  CREATE TABLE picks (
    id TEXT PRIMARY KEY,${PICK_COLUMNS}
  ) WITHOUT ROWID;`;

/** The lines of a project in the order of their ids; what the window looked like on each. */
const LINES = `
  CREATE TABLE lines (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    relativePath TEXT NOT NULL,
    absolutePath TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fileName TEXT NOT NULL,
    demoSeed INTEGER,
    opening TEXT NOT NULL
  );
  CREATE TABLE views (line INTEGER PRIMARY KEY, json TEXT NOT NULL);`;

/** The classes of the user's own, in the order of their keys after the three standard ones. */
const CLASSES = `
  CREATE TABLE classes (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, colour TEXT NOT NULL);`;

/** Who made a pick; null where it is not known, as of all picks of before. */
const AUTHORS = `
  ALTER TABLE picks ADD COLUMN author TEXT;`;

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  ${LINES}
  ${PICKS}
  ${AUTHORS}
  ${CLASSES}
  CREATE TABLE edits (number INTEGER PRIMARY KEY, edit TEXT NOT NULL, inverse TEXT NOT NULL, words TEXT NOT NULL, line INTEGER);
  CREATE TABLE runs (runId TEXT PRIMARY KEY, startedAtMs INTEGER NOT NULL, run TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO meta VALUES ('revision', 0), ('appliedEdits', 0), ('savedAtMs', 0), ('shownLine', 0), ('lastLine', 0);
`;

/** Lays out the tables of a new project, in one transaction. */
export function createTables(database: Database): void {
  database.transaction(() => {
    database.exec(TABLES);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}

/** The tables of the first layout. */
export const LAYOUT_1 = `
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
`;

/** Picks by trace get the line as their plane; a journal's entries do when they are read. */
const FROM_VERSION_1 = `
  ALTER TABLE picks RENAME TO picks1;
  ${PICKS_OF_ONE_LINE}
  INSERT INTO picks
    SELECT id, position, class, trace, NULL, NULL, NULL, timeMs, traces, durationMs, velocityMps, note, 'line'
    FROM picks1;
  DROP TABLE picks1;
`;

/** Before, a line was read as its headers state. */
const FROM_VERSION_2 = `ALTER TABLE dataset ADD COLUMN opening TEXT NOT NULL DEFAULT '{}';`;

/** Before, a project had one line, which is its line 1 from now on. */
const FROM_VERSION_4 = `
  ${LINES}
  INSERT INTO lines
    SELECT 1, CASE WHEN demoSeed IS NULL THEN fileName ELSE 'Demo line ' || demoSeed END,
      relativePath, absolutePath, fingerprint, fileName, demoSeed, opening
    FROM dataset;
  INSERT INTO views SELECT 1, json FROM view;
  ALTER TABLE picks RENAME TO picks4;
  ${PICKS}
  INSERT INTO picks
    SELECT 1, id, position, class, trace, inline, crossline, "offset", timeMs, traces, durationMs, velocityMps, note,
      plane
    FROM picks4;
  DROP TABLE picks4;
  DROP TABLE dataset;
  DROP TABLE view;
  ALTER TABLE edits ADD COLUMN line INTEGER;
  UPDATE edits SET line = 1;
  INSERT OR REPLACE INTO meta VALUES ('shownLine', 1), ('lastLine', 1);
`;

/** Steps from each older layout to the next one; before version 4 there were the standard classes alone. */
export const MIGRATIONS: readonly string[] = [
  FROM_VERSION_1,
  FROM_VERSION_2,
  CLASSES,
  FROM_VERSION_4,
  AUTHORS,
];

const VERSION_SCHEMA = z.int().min(1).max(SCHEMA_VERSION);

/** The layout that a database has. */
export function versionOf(database: Database): number {
  return VERSION_SCHEMA.parse(database.pragma('user_version', { simple: true }));
}

/** Brings the tables of an older project to the layout of now, in one transaction. */
export function migrateTables(database: Database): void {
  database.transaction(() => {
    for (const step of MIGRATIONS.slice(versionOf(database) - 1)) database.exec(step);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}
