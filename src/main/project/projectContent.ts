import type { Database } from 'better-sqlite3';
import type { LineSummary, PickState } from '#contract/picks';
import { describeClassEdit } from '#main/project/classJournal';
import { wordsOfStep } from '#main/project/historySteps';
import { applyToLines, describeLineEdit } from '#main/project/lineJournal';
import { type LineRow, LineTable, type ProjectLine } from '#main/project/lineTable';
import {
  applyToRows,
  describeEdit,
  invertEdit,
  type PickRows,
  picksInOrder,
  type RowEdit,
} from '#main/project/pickJournal';
import { PickTable } from '#main/project/pickTable';
import { unreadable } from '#main/project/projectFailures';
import type { ClassedPick, PickClass } from '#seismic/picks/pickClasses';

/** The lines, picks and classes of a project: its tables, and what they hold in memory. Callers hold the transaction. */
export class ProjectContent {
  readonly pickTable: PickTable;
  readonly lineTable: LineTable;
  rows: PickRows;
  classes: readonly PickClass[];
  /** In the order in which they were added; one at least. */
  lineRows: readonly LineRow[];
  /** Number of the line that the window shows. */
  shown: number;

  constructor(
    database: Database,
    private readonly path: string,
  ) {
    this.pickTable = new PickTable(database);
    this.lineTable = new LineTable(database, path);
    this.rows = this.pickTable.readRows();
    this.classes = this.pickTable.readClasses();
    this.lineRows = this.lineTable.readRows();
    this.shown = this.pickTable.readMeta('shownLine');
  }

  get lines(): ProjectLine[] {
    return this.lineRows.map((row) => this.lineTable.lineOf(row));
  }

  /** The line that the window shows. */
  get line(): ProjectLine {
    return this.lineTable.lineOf(this.lineRows.find(({ id }) => id === this.shown) ?? this.lineRows[0]);
  }

  /** Numbers of the picks of all lines, by line and class. */
  get lineSummaries(): LineSummary[] {
    const counts = new Map<number, Record<string, number>>();
    for (const { line, pick } of this.rows.values()) {
      const own = counts.get(line) ?? {};
      own[pick.class] = (own[pick.class] ?? 0) + 1;
      counts.set(line, own);
    }
    return this.lineRows.map(({ id, name, fileName, absolutePath: path }) => {
      return { lineId: id, name, fileName, path, pickCounts: counts.get(id) ?? {} };
    });
  }

  get pickState(): PickState {
    const { id } = this.line;
    const applied = this.pickTable.readMeta('appliedEdits');
    const [undo, redo] = [applied, applied + 1].map((number) => this.wordsOf(number, id));
    return {
      revision: this.pickTable.readMeta('revision'),
      lineId: id,
      lines: this.lineSummaries,
      picks: this.picksOf(id),
      classes: this.classes,
      undo: undo && `Undo ${undo}`,
      redo: redo && `Redo ${redo}`,
    };
  }

  /** The picks of a line in the order of their list. */
  picksOf(line: number): ClassedPick[] {
    return picksInOrder(this.rows, line);
  }

  /** Writes edits to the tables. @returns takes them over in memory, once they are on disk */
  writeEdits(edits: readonly RowEdit[]): () => void {
    const rows = edits.reduce(applyToRows, this.rows);
    const lines = edits.reduce(applyToLines, this.lineRows);
    const last = [...edits].reverse().find(({ classes }) => classes);
    if (lines.length === 0) throw unreadable(this.path, 'a step of its history leaves it no line');
    for (const edit of edits) this.pickTable.apply(edit);
    if (lines !== this.lineRows) this.lineTable.replace(lines);
    const shown = lines.some(({ id }) => id === this.shown) ? this.shown : lines[0].id;
    if (shown !== this.shown) this.pickTable.writeMeta('shownLine', shown);
    return () => {
      this.shown = shown;
      this.rows = rows;
      this.lineRows = lines;
      this.classes = last?.classes?.after ?? this.classes;
    };
  }

  /** Adds an edit to the journal behind the steps that are applied; those that are undone are dropped. */
  writeStep(edit: RowEdit): void {
    const number = this.pickTable.readMeta('appliedEdits') + 1;
    const words = describeLineEdit(edit) ?? describeClassEdit(edit) ?? describeEdit(edit);
    this.pickTable.dropEditsFrom(number);
    this.pickTable.addEdit(number, { edit, inverse: invertEdit(edit), words });
    this.pickTable.writeMeta('appliedEdits', number);
  }

  private wordsOf(number: number, shown: number): string | null {
    const step = this.pickTable.readStep(number);
    return step && wordsOfStep(step, shown, this.lineRows);
  }
}
