import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '#main/project/schema';
import { type Damage, runSql } from '#main/testing/damaged/damage';

/** Counts for ever. */
const ENDLESS = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
/** A number that takes a second and half a gigabyte. */
const HEAVY = 'length(hex(zeroblob(100000000)))';
/** From the root of the repository, where tests and scripts run: this file may be bundled elsewhere. */
const FIXTURES = 'src/main/project/fixtures';

function hostile(...statements: string[]): Damage {
  return ({ path }) => {
    runSql(path, ...statements);
    return { outcome: 'refused' };
  };
}

/** A trigger that runs on what every save does. */
const trigger: Damage = ({ path, random }) => {
  const [when, table] = [
    ['BEFORE UPDATE', 'meta'],
    ['AFTER INSERT', 'picks'],
    ['AFTER DELETE', 'edits'],
    ['AFTER INSERT', 'views'],
  ][random.integer(4)];
  runSql(path, `CREATE TRIGGER t ${when} ON ${table} BEGIN ${ENDLESS}; END`);
  return { outcome: 'refused' };
};

/** A view of the name of a table that is read when the project is opened. */
const view: Damage = ({ path, random }) => {
  const table = ['picks', 'runs', 'meta', 'views', 'lines', 'classes'][random.integer(6)];
  runSql(path, `DROP TABLE ${table}`, `CREATE VIEW ${table} AS ${ENDLESS}`);
  return { outcome: 'refused' };
};

/** A definition exchanged in the schema itself, which SQLite believes. */
const falseSql: Damage = ({ path, random }) => {
  const sql = [
    'CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER AS (1) STORED) WITHOUT ROWID',
    `CREATE VIEW meta AS ${ENDLESS}`,
    'CREATE TABLE meta (',
    'x'.repeat(100_000),
  ][random.integer(4)];
  runSql(path, `UPDATE sqlite_schema SET sql = '${sql}' WHERE name = 'meta'`);
  return { outcome: 'refused' };
};

/** Two tables on one tree, or a table on none. */
const falseRoot: Damage = ({ path, random }) => {
  runSql(path, `UPDATE sqlite_schema SET rootpage = ${random.integer(40)} WHERE name = 'picks'`);
  return {};
};

const manyTables: Damage = ({ path }) => {
  const names = Array.from({ length: 2_000 }, (_, number) => `CREATE TABLE t${number} (x)`);
  runSql(path, 'BEGIN', ...names, 'COMMIT');
  return { outcome: 'refused' };
};

const newer: Damage = ({ path, random }) => {
  runSql(path, `PRAGMA user_version = ${SCHEMA_VERSION + 1 + random.integer(1_000_000)}`);
  return { outcome: 'refused' };
};

const noVersion: Damage = ({ path, random }) => {
  runSql(
    path,
    `PRAGMA user_version = ${random.integer(SCHEMA_VERSION) - 2 * SCHEMA_VERSION * random.integer(2)}`,
  );
  return {};
};

const older: Damage = ({ path, random }) => {
  copyFileSync(join(FIXTURES, `version${[1, 3, 4][random.integer(3)]}.diffrakt`), path);
  return { outcome: 'opens' };
};

const olderDamaged: Damage = (place) => {
  older(place);
  const bytes = readFileSync(place.path);
  for (let i = 0; i < 20; i += 1)
    bytes[100 + place.random.integer(bytes.length - 100)] = place.random.integer(256);
  writeFileSync(place.path, bytes);
  return {};
};

/** Schemas that Diffrakt does not make, and layouts of other versions. */
export const SCHEMAS: Readonly<Record<string, Damage>> = {
  trigger,
  view,
  'a false definition': falseSql,
  'a false root page': falseRoot,
  'many tables': manyTables,
  'a generated column': hostile(
    `CREATE TABLE views2 (line INTEGER PRIMARY KEY, json TEXT AS (${HEAVY}) VIRTUAL)`,
    'DROP TABLE views',
    'ALTER TABLE views2 RENAME TO views',
    'INSERT INTO views (line) VALUES (1)',
  ),
  'a heavy check': hostile(`CREATE TABLE more (x CHECK (${HEAVY} > 1))`),
  'an index on an expression': hostile('CREATE INDEX i ON picks (upper(note) || hex(note))'),
  'a virtual table': hostile('CREATE VIRTUAL TABLE words USING fts5(x)'),
  'a newer layout': newer,
  'a false layout': noVersion,
  'an older layout': older,
  'a damaged older layout': olderDamaged,
};
