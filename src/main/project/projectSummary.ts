import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { LineTable, type ProjectLine } from '#main/project/lineTable';

/** The lines of a project, and its numbers of picks and runs. */
export interface ProjectSummary {
  readonly path: string;
  readonly lines: readonly ProjectLine[];
  readonly pickCount: number;
  readonly runCount: number;
  readonly savedAtMs: number;
}

const COUNT_SCHEMA = z.object({ value: z.int() });
const COUNTS = {
  pickCount: 'SELECT count(*) AS value FROM picks',
  runCount: 'SELECT count(*) AS value FROM runs',
  savedAtMs: "SELECT value FROM meta WHERE key = 'savedAtMs'",
} as const;

/** True if the project has picks, runs or several lines. */
export function hasWork({
  pickCount,
  runCount,
  lines,
}: Pick<ProjectSummary, 'pickCount' | 'runCount' | 'lines'>): boolean {
  return pickCount > 0 || runCount > 0 || lines.length > 1;
}

/** What is in the opened database of the project at `path`. @throws ZodError where its rows do not fit */
export function summaryOf(database: Database, path: string): ProjectSummary {
  const count = (name: keyof typeof COUNTS) => COUNT_SCHEMA.parse(database.prepare(COUNTS[name]).get()).value;
  const table = new LineTable(database, path);
  return {
    path,
    lines: table.readRows().map((row) => table.lineOf(row)),
    pickCount: count('pickCount'),
    runCount: count('runCount'),
    savedAtMs: count('savedAtMs'),
  };
}
