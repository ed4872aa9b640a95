import { z } from 'zod';
import { AppFailure } from '#main/base/failure';
import { type DatasetReference, DatasetTable } from '#main/project/datasetTable';
import { openDatabase, toOpenFailure } from '#main/project/openDatabase';

/** The line of a project, and its numbers of picks and runs. */
export interface ProjectSummary {
  readonly path: string;
  readonly dataset: DatasetReference;
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

/** True if the project has picks or runs. */
export function hasWork({ pickCount, runCount }: Pick<ProjectSummary, 'pickCount' | 'runCount'>): boolean {
  return pickCount > 0 || runCount > 0;
}

/** Reads a project without taking its lock; null if it is missing, damaged or newer than this program. */
export function readProjectSummary(path: string): ProjectSummary | null {
  try {
    const database = openDatabase(path, true);
    try {
      const count = (name: keyof typeof COUNTS) =>
        COUNT_SCHEMA.parse(database.prepare(COUNTS[name]).get()).value;
      return {
        path,
        dataset: new DatasetTable(database, path).read(),
        pickCount: count('pickCount'),
        runCount: count('runCount'),
        savedAtMs: count('savedAtMs'),
      };
    } finally {
      database.close();
    }
  } catch (error) {
    const told = toOpenFailure(error, path);
    if (told instanceof AppFailure) return null;
    throw told;
  }
}
