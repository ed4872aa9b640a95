import { dirname, relative, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ViewState } from '#contract/contract';
import { OPENING_SCHEMA, type OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';

/** The line of a project, and how to find its file again. */
export interface DatasetReference {
  readonly absolutePath: string;
  /** The path of the line relative to the project's folder: both may be moved together. */
  readonly besideProjectPath: string;
  readonly fingerprint: string;
  readonly fileName: string;
  /** The seed of a simulated line, whose truth is beside it; null for a real one. */
  readonly demoSeed: number | null;
  /** How its file is read. */
  readonly opening: OpeningOptions;
}

/** Options of opening as JSON; a project of before that cannot be written has no column for them. */
const OPENING_TEXT = z
  .string()
  .default('{}')
  .transform((json, check): unknown => {
    try {
      return JSON.parse(json);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      check.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .pipe(OPENING_SCHEMA);

const ROW_SCHEMA = z.object({
  relativePath: z.string(),
  absolutePath: z.string(),
  fingerprint: z.string(),
  fileName: z.string(),
  demoSeed: z.int().nullable(),
  opening: OPENING_TEXT,
});
const VIEW_SCHEMA = z.object({ json: z.string() });

/** The tables of the line and of the window's view. Callers hold the transaction. */
export class DatasetTable {
  constructor(
    private readonly database: Database,
    private readonly projectPath: string,
  ) {}

  read(): DatasetReference {
    const row = ROW_SCHEMA.parse(this.database.prepare('SELECT * FROM dataset WHERE id = 1').get());
    const { relativePath, ...rest } = row;
    const { absolutePath } = rest;
    if (isAddress(absolutePath)) return { ...rest, besideProjectPath: absolutePath };
    return { ...rest, besideProjectPath: resolve(dirname(this.projectPath), relativePath) };
  }

  write({ absolutePath, fingerprint, fileName, demoSeed, opening }: DatasetReference): void {
    const relativePath = isAddress(absolutePath)
      ? absolutePath
      : relative(dirname(this.projectPath), absolutePath);
    this.database
      .prepare('INSERT OR REPLACE INTO dataset VALUES (1, ?, ?, ?, ?, ?, ?)')
      .run(relativePath, absolutePath, fingerprint, fileName, demoSeed, JSON.stringify(opening));
  }

  readView(): ViewState | null {
    const row = this.database.prepare('SELECT json FROM view WHERE id = 1').get();
    return row === undefined ? null : VIEW_SCHEMA.parse(row);
  }

  writeView({ json }: ViewState): void {
    this.database.prepare('INSERT OR REPLACE INTO view VALUES (1, ?)').run(json);
  }
}
