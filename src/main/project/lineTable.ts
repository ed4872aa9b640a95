import { dirname, relative, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ViewState } from '#contract/contract';
import { OPENING_SCHEMA, type OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';

/** A line of a project, and how to find its file again. */
export interface LineReference {
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

/** The paths at which the file of a line may be: beside its project, then where it was. */
export function placesOf({
  besideProjectPath,
  absolutePath,
}: Pick<LineReference, 'besideProjectPath' | 'absolutePath'>): string[] {
  return [...new Set([besideProjectPath, absolutePath])];
}

/** A line as its row holds it; undo brings a removed one back from here. */
export interface LineRow extends Omit<LineReference, 'besideProjectPath'> {
  /** Counted from 1 over all lines that the project ever had. */
  readonly id: number;
  readonly name: string;
  /** From the project's folder; an address stands as it is. */
  readonly relativePath: string;
}

/** A line with its number and its name in the project. */
export interface ProjectLine extends LineReference {
  readonly id: number;
  readonly name: string;
}

const ROW_SCHEMA = z.object({
  id: z.int().min(1),
  name: z.string(),
  relativePath: z.string(),
  absolutePath: z.string(),
  fingerprint: z.string(),
  fileName: z.string(),
  demoSeed: z.int().nullable(),
});
/** A line in an edit of the journal. */
export const LINE_ROW_SCHEMA: z.ZodType<LineRow> = ROW_SCHEMA.extend({ opening: OPENING_SCHEMA });

/** Options of opening as JSON, as the table has them. */
const OPENING_TEXT = z
  .string()
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
const ROWS_SCHEMA = z.array(ROW_SCHEMA.extend({ opening: OPENING_TEXT })).min(1);
const VIEW_SCHEMA = z.object({ json: z.string() });

/** The tables of the lines and of the window's view of each. Callers hold the transaction. */
export class LineTable {
  constructor(
    private readonly database: Database,
    private readonly projectPath: string,
  ) {}

  /** All lines in the order in which they were added; one at least. @throws ZodError where they do not fit */
  readRows(): LineRow[] {
    return ROWS_SCHEMA.parse(this.database.prepare('SELECT * FROM lines ORDER BY id').all());
  }

  /** A line with the path that it has where project and line were moved together. */
  lineOf({ relativePath, ...rest }: LineRow): ProjectLine {
    const { absolutePath } = rest;
    if (isAddress(absolutePath)) return { ...rest, besideProjectPath: absolutePath };
    return { ...rest, besideProjectPath: resolve(dirname(this.projectPath), relativePath) };
  }

  /** The row of a line whose file is at the absolute path. */
  rowOf({ besideProjectPath: _beside, ...line }: ProjectLine): LineRow {
    const { absolutePath } = line;
    const relativePath = isAddress(absolutePath)
      ? absolutePath
      : relative(dirname(this.projectPath), absolutePath);
    return { ...line, relativePath };
  }

  write({ id, name, relativePath, absolutePath, fingerprint, fileName, demoSeed, opening }: LineRow): void {
    this.database
      .prepare('INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, name, relativePath, absolutePath, fingerprint, fileName, demoSeed, JSON.stringify(opening));
  }

  /** Writes all lines in place of those that are there. */
  replace(lines: readonly LineRow[]): void {
    this.database.prepare('DELETE FROM lines').run();
    for (const line of lines) this.write(line);
  }

  readView(line: number): ViewState | null {
    const row = this.database.prepare('SELECT json FROM views WHERE line = ?').get(line);
    return row === undefined ? null : VIEW_SCHEMA.parse(row);
  }

  /** @throws ZodError where one does not fit */
  requireViews(): void {
    z.array(VIEW_SCHEMA).parse(this.database.prepare('SELECT json FROM views').all());
  }

  writeView(line: number, { json }: ViewState): void {
    this.database.prepare('INSERT OR REPLACE INTO views VALUES (?, ?)').run(line, json);
  }
}
