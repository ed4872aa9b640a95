import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { RunSummary } from '#contract/contract';

/** A run as stored in the project; its folder is given by the project's path and the id. */
export type StoredRun = Omit<RunSummary, 'folder'>;

const FAILURE_SCHEMA = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  details: z.string().optional(),
});

/** It names a folder, so it can lead nowhere else. */
const RUN_ID = z.string().regex(/^[\w-]{1,64}$/);

const RUN_SCHEMA = z.object({
  runId: RUN_ID,
  name: z.string(),
  status: z.enum(['training', 'paused', 'classifying', 'done', 'stopped', 'failed']),
  startedAtMs: z.number(),
  seed: z.number(),
  lineId: z.int().default(1),
  trainedLineIds: z.array(z.int()).default([]),
  netOf: RUN_ID.nullable().default(null),
  plane: z.string().default('line'),
  engine: z.string(),
  pickCount: z.number(),
  parameterCount: z.number(),
  lastStep: z.number(),
  totalSteps: z.number(),
  lastLoss: z.number().nullable(),
  validationAccuracy: z.number().nullable(),
  heldOutPickCount: z.number(),
  hasModel: z.boolean(),
  hasProbabilities: z.boolean(),
  canContinue: z.boolean().default(false),
  failure: FAILURE_SCHEMA.nullable(),
  note: z.string().default(''),
}) satisfies z.ZodType<StoredRun>;
const ROW_SCHEMA = z.object({ run: z.string() });

/** The table of training runs. Callers hold the transaction. */
export class RunTable {
  constructor(private readonly database: Database) {}

  /** All runs, the oldest first. */
  readAll(): StoredRun[] {
    const rows = this.database.prepare('SELECT run FROM runs ORDER BY startedAtMs, runId').all();
    return rows.map((row) => RUN_SCHEMA.parse(JSON.parse(ROW_SCHEMA.parse(row).run)));
  }

  write(run: StoredRun): void {
    this.database
      .prepare('INSERT OR REPLACE INTO runs VALUES (?, ?, ?)')
      .run(run.runId, run.startedAtMs, JSON.stringify(run));
  }

  remove(runId: string): void {
    this.database.prepare('DELETE FROM runs WHERE runId = ?').run(runId);
  }
}
