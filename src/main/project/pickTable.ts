import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { failureOf } from '#main/base/failure';
import { LINE_ROW_SCHEMA } from '#main/project/lineTable';
import { keyOfPick, lineOfEdit, type PickRow, type PickRows, type RowEdit } from '#main/project/pickJournal';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { CLASSED_PICK_SCHEMA, PICK_CLASS_SCHEMA } from '#seismic/picks/pickSchema';

/** An entry of the undo journal. `words` follow "Undo" or "Redo". */
export interface JournalEntry {
  readonly edit: RowEdit;
  readonly inverse: RowEdit;
  readonly words: string;
}

/** Edits of before a project could have several lines are of its line 1. */
const ROWS_SCHEMA = z.array(
  z.object({ line: z.int().default(1), position: z.int(), pick: CLASSED_PICK_SCHEMA }),
);
const LINES_SCHEMA = z.array(LINE_ROW_SCHEMA);
const CLASSES_SCHEMA = z.array(PICK_CLASS_SCHEMA);
const EDIT_SCHEMA: z.ZodType<RowEdit> = z.object({
  removed: ROWS_SCHEMA,
  added: ROWS_SCHEMA,
  classes: z.object({ before: CLASSES_SCHEMA, after: CLASSES_SCHEMA }).optional(),
  lines: z.object({ removed: LINES_SCHEMA, added: LINES_SCHEMA }).optional(),
});
const ENTRY_SCHEMA = z.object({ edit: z.string(), inverse: z.string(), words: z.string() });
const STEP_SCHEMA = z.object({ number: z.int(), words: z.string(), line: z.int().nullable() });
const COUNT_SCHEMA = z.object({ value: z.int() });
const STORED_SCHEMA = z.object({ line: z.int(), position: z.int() }).loose();

/** `shownLine` and `lastLine`: numbers of the line that is shown, and of the one that was added last. */
type MetaKey = 'revision' | 'appliedEdits' | 'savedAtMs' | 'shownLine' | 'lastLine';

/** An edit as the history lists it. */
export type JournalStep = z.infer<typeof STEP_SCHEMA>;

function parseStored(row: unknown): PickRow {
  const { line, position, ...columns } = STORED_SCHEMA.parse(row);
  const present = Object.entries(columns).filter(([, value]) => value !== null);
  return { line, position, pick: CLASSED_PICK_SCHEMA.parse(Object.fromEntries(present)) };
}

/** What is null where a pick has no such field. */
const NO_FIELDS = {
  ...{ trace: null, inline: null, crossline: null, offset: null },
  ...{ velocityMps: null, note: null, author: null },
};

function columnsOf({ line, position, pick }: PickRow): Record<string, string | number | null> {
  return { ...NO_FIELDS, ...pick, line, position };
}

/** The tables of the picks, of their classes and of their undo journal. Callers hold the transaction. */
export class PickTable {
  constructor(private readonly database: Database) {}

  readRows(): PickRows {
    const rows = this.database.prepare('SELECT * FROM picks').all().map(parseStored);
    return new Map(rows.map((row) => [keyOfPick(row.line, row.pick.id), row]));
  }

  /** All classes of the project: the standard ones, then those of the user's own. */
  readClasses(): readonly PickClass[] {
    const rows = this.database.prepare('SELECT name, colour FROM classes ORDER BY position').all();
    return [...STANDARD_CLASSES, ...CLASSES_SCHEMA.parse(rows)];
  }

  apply({ removed, added, classes }: RowEdit): void {
    if (classes) this.writeClasses(classes.after);
    const remove = this.database.prepare('DELETE FROM picks WHERE line = ? AND id = ?');
    for (const { line, pick } of removed) remove.run(line, pick.id);
    const insert = this.database.prepare(
      `INSERT INTO picks VALUES
       (@line, @id, @position, @class, @trace, @inline, @crossline, @offset, @timeMs, @traces, @durationMs,
        @velocityMps, @note, @plane, @author)`,
    );
    for (const row of added) insert.run(columnsOf(row));
  }

  private writeClasses(classes: readonly PickClass[]): void {
    this.database.prepare('DELETE FROM classes').run();
    const insert = this.database.prepare('INSERT INTO classes VALUES (?, ?, ?)');
    const own = classes.slice(STANDARD_CLASSES.length);
    for (const [position, { name, colour }] of own.entries()) insert.run(position, name, colour);
  }

  readMeta(key: MetaKey): number {
    return COUNT_SCHEMA.parse(this.database.prepare('SELECT value FROM meta WHERE key = ?').get(key)).value;
  }

  writeMeta(key: MetaKey, value: number): void {
    this.database.prepare('UPDATE meta SET value = ? WHERE key = ?').run(value, key);
  }

  /** A journal's entry as it is listed, by its number, counted from 1; null where there is none. */
  readStep(number: number): JournalStep | null {
    return this.readSteps(number, number).at(0) ?? null;
  }

  /** The entries with numbers between two as they are listed, the oldest first. */
  readSteps(first: number, last: number): JournalStep[] {
    const sql = 'SELECT number, words, line FROM edits WHERE number BETWEEN ? AND ? ORDER BY number';
    return z.array(STEP_SCHEMA).parse(this.database.prepare(sql).all(first, last));
  }

  /** The journal's entry by its number, or null where there is none. @throws AppFailure 'project.unreadable' */
  readEdit(number: number): JournalEntry | null {
    const row = this.database.prepare('SELECT edit, inverse, words FROM edits WHERE number = ?').get(number);
    if (row === undefined) return null;
    try {
      const { edit, inverse, words } = ENTRY_SCHEMA.parse(row);
      return {
        edit: EDIT_SCHEMA.parse(JSON.parse(edit)),
        inverse: EDIT_SCHEMA.parse(JSON.parse(inverse)),
        words,
      };
    } catch (error) {
      if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
      const message = `Step ${number} of the history of this project is damaged.`;
      throw failureOf(
        'project.unreadable',
        message,
        'It cannot be undone or redone. The picks are as they were.',
      );
    }
  }

  addEdit(number: number, { edit, inverse, words }: JournalEntry): void {
    this.database
      .prepare('INSERT INTO edits VALUES (?, ?, ?, ?, ?)')
      .run(number, JSON.stringify(edit), JSON.stringify(inverse), words, lineOfEdit(edit));
  }

  dropEditsFrom(number: number): void {
    this.database.prepare('DELETE FROM edits WHERE number >= ?').run(number);
  }
}
