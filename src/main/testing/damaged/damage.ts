import Database from 'better-sqlite3';
import type { Random } from '#seismic/numerics/random';

/** What is known of a damaged project: that it must be refused or must open, and files that must not change. */
export interface Expected {
  readonly outcome?: 'opens' | 'refused';
}

/** Where a project is damaged: `path` holds a sound one, `folder` is its own. */
export interface Place {
  readonly path: string;
  readonly folder: string;
  readonly random: Random;
}

/** Damages the project at a place. */
export type Damage = (place: Place) => Expected;

/** Runs SQL that this build lets only a program write that wants to do harm. */
export function runSql(path: string, ...statements: string[]): void {
  const database = new Database(path);
  try {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}
