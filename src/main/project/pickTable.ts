import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { failureOf } from '#main/base/failure';
import type { PickRow, RowEdit } from '#main/project/pickJournal';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import { CLASSED_PICK_SCHEMA, PICK_CLASS_SCHEMA } from '#seismic/picks/pickSchema';

/** An entry of the undo journal. `words` follow "Undo" or "Redo". */
export interface JournalEntry {
  readonly edit: RowEdit;
  readonly inverse: RowEdit;
  readonly words: string;
}

const ROWS_SCHEMA = z.array(z.object({ position: z.int(), pick: CLASSED_PICK_SCHEMA }));
const CLASSES_SCHEMA = z.array(PICK_CLASS_SCHEMA);
const EDIT_SCHEMA: z.ZodType<RowEdit> = z.object({
  removed: ROWS_SCHEMA,
  added: ROWS_SCHEMA,
  classes: z.object({ before: CLASSES_SCHEMA, after: CLASSES_SCHEMA }).optional(),
});
const ENTRY_SCHEMA = z.object({ edit: z.string(), inverse: z.string(), words: z.string() });
const WORDS_SCHEMA = ENTRY_SCHEMA.pick({ words: true });
const STEPS_SCHEMA = z.array(z.object({ number: z.int(), words: z.string() }));
const COUNT_SCHEMA = z.object({ value: z.int() });
const STORED_SCHEMA = z.object({ position: z.int() }).loose();

type MetaKey = 'revision' | 'appliedEdits' | 'savedAtMs';

function parseStored(row: unknown): PickRow {
  const { position, ...columns } = STORED_SCHEMA.parse(row);
  const present = Object.entries(columns).filter(([, value]) => value !== null);
  return { position, pick: CLASSED_PICK_SCHEMA.parse(Object.fromEntries(present)) };
}

/** What is null where a pick has no such field. */
const NO_FIELDS = { trace: null, inline: null, crossline: null, offset: null, velocityMps: null, note: null };

function columnsOf({ position, pick }: PickRow): Record<string, string | number | null> {
  return { ...NO_FIELDS, ...pick, position };
}

/** The tables of the picks, of their classes and of their undo journal. Callers hold the transaction. */
export class PickTable {
  constructor(private readonly database: Database) {}

  readRows(): Map<string, PickRow> {
    const rows = this.database.prepare('SELECT * FROM picks').all().map(parseStored);
    return new Map(rows.map((row) => [row.pick.id, row]));
  }

  /**
   * All classes of the project: the standard ones, then those of the user's own. An older project that may not be
   * written has none of those.
   */
  readClasses(): readonly PickClass[] {
    const table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'classes'";
    if (this.database.prepare(table).get() === undefined) return STANDARD_CLASSES;
    const rows = this.database.prepare('SELECT name, colour FROM classes ORDER BY position').all();
    return [...STANDARD_CLASSES, ...CLASSES_SCHEMA.parse(rows)];
  }

  apply({ removed, added, classes }: RowEdit): void {
    if (classes) this.writeClasses(classes.after);
    const remove = this.database.prepare('DELETE FROM picks WHERE id = ?');
    for (const { pick } of removed) remove.run(pick.id);
    const insert = this.database.prepare(
      `INSERT INTO picks VALUES
       (@id, @position, @class, @trace, @inline, @crossline, @offset, @timeMs, @traces, @durationMs,
        @velocityMps, @note, @plane)`,
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

  /** The words of the journal's entry by its number, counted from 1, or null where there is none. */
  readWords(number: number): string | null {
    const row = this.database.prepare('SELECT words FROM edits WHERE number = ?').get(number);
    return row === undefined ? null : WORDS_SCHEMA.parse(row).words;
  }

  /** The words of the entries with numbers between two, the oldest first. */
  readSteps(first: number, last: number): { number: number; words: string }[] {
    const sql = 'SELECT number, words FROM edits WHERE number BETWEEN ? AND ? ORDER BY number';
    return STEPS_SCHEMA.parse(this.database.prepare(sql).all(first, last));
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
      .prepare('INSERT INTO edits VALUES (?, ?, ?, ?)')
      .run(number, JSON.stringify(edit), JSON.stringify(inverse), words);
  }

  dropEditsFrom(number: number): void {
    this.database.prepare('DELETE FROM edits WHERE number >= ?').run(number);
  }
}
