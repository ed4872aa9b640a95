import Database from 'better-sqlite3';
import { z } from 'zod';
import { unreadable } from '#main/project/projectFailures';
import { createTables, LAYOUT_1, MIGRATIONS } from '#main/project/schema';

const OBJECT_SCHEMA = z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() });
type SchemaObject = z.infer<typeof OBJECT_SCHEMA>;

function objectsOf(database: Database.Database): SchemaObject[] {
  const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema').all();
  return rows.map((row) => OBJECT_SCHEMA.parse(row));
}

/** An object of a schema as text, whatever its spaces. */
function textOf({ type, name, sql }: SchemaObject): string {
  return `${type} ${name}: ${(sql ?? '').replaceAll(/\s/g, '')}`;
}

function textsOf(steps: readonly ((database: Database.Database) => void)[]): string[] {
  const database = new Database(':memory:');
  try {
    return steps.flatMap((step) => {
      step(database);
      return objectsOf(database).map(textOf);
    });
  } finally {
    database.close();
  }
}

let known: ReadonlySet<string> | null = null;

/** The tables of all layouts, as new projects have them and as migrations leave them. */
function knownTexts(): ReadonlySet<string> {
  known ??= new Set([
    ...textsOf([createTables]),
    ...textsOf([LAYOUT_1, ...MIGRATIONS].map((sql) => (database) => void database.exec(sql))),
  ]);
  return known;
}

/**
 * Refuses a database with tables, views, triggers, indexes or columns that no Diffrakt made: these could compute for
 * ever, or change what is written.
 * @throws AppFailure 'project.unreadable'
 */
export function refuseStrangeTables(database: Database.Database, path: string): void {
  const strange = objectsOf(database).find((one) => !knownTexts().has(textOf(one)));
  if (!strange) return;
  const name = JSON.stringify(strange.name.slice(0, 40));
  throw unreadable(path, `its ${strange.type.slice(0, 10)} ${name} is not one that Diffrakt makes`);
}
