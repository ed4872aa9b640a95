import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { ClassEdit, PickEdit, PickHistory, PickState, ProjectInfo, ViewState } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import { requireClasses, toClassEdit, toImport } from '#main/project/classJournal';
import { ForeignProject } from '#main/project/foreignProject';
import { editsBetween, historyOf, linesBetween } from '#main/project/historySteps';
import { freeLineName, toLineAddition, toLineRemoval, toLineRename } from '#main/project/lineJournal';
import type { LineReference, ProjectLine } from '#main/project/lineTable';
import { ProjectLock } from '#main/project/lock/projectLock';
import { openDatabase, toOpenFailure } from '#main/project/openDatabase';
import { type RowEdit, toRowEdit } from '#main/project/pickJournal';
import { ProjectContent } from '#main/project/projectContent';
import { readOnlyFailure } from '#main/project/projectFailures';
import { RunTable, type StoredRun } from '#main/project/runTable';
import { changeProject, copyProject, createProject, makeFolderOf } from '#main/project/writeProject';
import type { ClassedPick, ClassedPicks } from '#seismic/picks/pickClasses';
import { PROJECT_EXTENSION } from '#system/fileNames';

/** One project: a SQLite database. Every action is one transaction, on disk when the method returns. */
export class ProjectStore {
  private readonly own: ProjectContent;
  /** Null where this process has the project for writing. */
  private readonly foreign: ForeignProject | null;
  private readonly runTable: RunTable;

  private constructor(
    private readonly database: Database.Database,
    private readonly lock: ProjectLock | null,
    readonly path: string,
  ) {
    this.foreign = lock ? null : new ForeignProject(database, path);
    this.own = this.foreign?.content ?? new ProjectContent(database, path);
    this.runTable = new RunTable(database);
  }

  /** Makes a new project for a line. @throws AppFailure 'project.readOnly', 'disk.full', 'file.write' */
  static create(path: string, line: LineReference, name = line.fileName): ProjectStore {
    makeFolderOf(path);
    const lock = ProjectLock.take(path);
    if (!lock) throw readOnlyFailure();
    try {
      return new ProjectStore(createProject(path, { ...line, name }), lock, path);
    } catch (error) {
      lock.dispose();
      throw error;
    }
  }

  /** Opens a project; read-only where another process has it. @throws AppFailure, see openDatabase */
  static open(path: string): ProjectStore {
    const lock = ProjectLock.take(path);
    let database: Database.Database | null = null;
    try {
      database = openDatabase(path, lock === null);
      const store = new ProjectStore(database, lock, path);
      store.readAll();
      return store;
    } catch (error) {
      database?.close();
      lock?.dispose();
      throw toOpenFailure(error, path);
    }
  }

  /** Reads all that opening reads. @throws SqliteError, ZodError, SyntaxError where it is damaged */
  static tryReading(database: Database.Database, path: string): void {
    new ProjectStore(database, null, path).readAll();
  }

  get info(): ProjectInfo {
    return {
      path: this.path,
      name: basename(this.path, PROJECT_EXTENSION),
      savedAtMs: this.content.pickTable.readMeta('savedAtMs'),
      readOnly: this.isReadOnly,
    };
  }

  /** True where another process has the project, or its folder cannot be written. */
  get isReadOnly(): boolean {
    return this.lock === null;
  }

  /** All lines, in the order in which they were added. */
  get lines(): ProjectLine[] {
    return this.content.lines;
  }

  /** The line that the window shows: edits are of its picks. */
  get line(): ProjectLine {
    return this.content.line;
  }

  /** Shows another line from now on; a project that is read only forgets it when it is closed. */
  showLine(id: number): void {
    if (this.foreign) this.foreign.show(id);
    else {
      this.writeRevision(() => this.content.pickTable.writeMeta('shownLine', id));
      this.content.shown = id;
    }
  }

  /** Finds the file of a line elsewhere from now on, or reads it in another way; that is no step of the history. */
  setLine(id: number, reference: LineReference): void {
    const { content } = this;
    const known = content.lines.find((line) => line.id === id);
    if (!known) return;
    const row = content.lineTable.rowOf({ ...known, ...reference });
    this.write(() => content.lineTable.write(row));
    content.lineRows = content.lineRows.map((one) => (one.id === id ? row : one));
  }

  /** Adds a line, which has no picks yet, and answers its number. @throws AppFailure 'argument.invalid' */
  addLine(reference: LineReference, name: string): number {
    const { pickTable, lineTable, lineRows } = this.content;
    const id = pickTable.readMeta('lastLine') + 1;
    const line = { ...reference, id, name: freeLineName(lineRows, name) };
    const edit = toLineAddition(lineRows, lineTable.rowOf(line));
    this.applyRowEdit(edit, () => pickTable.writeMeta('lastLine', id));
    return id;
  }

  /** @throws AppFailure 'argument.invalid' where another line has the name */
  renameLine(id: number, name: string): PickState {
    return this.applyRowEdit(toLineRename(this.content.lineRows, id, name));
  }

  /** Takes out a line with its picks. @throws AppFailure 'argument.invalid' for the only line */
  removeLine(id: number): PickState {
    return this.applyRowEdit(toLineRemoval(this.content.rows, this.content.lineRows, id));
  }

  /** The picks of a line in the order of their list. */
  picksOf(line: number): ClassedPick[] {
    return this.content.picksOf(line);
  }

  /** How many picks all lines have. */
  get pickCount(): number {
    return this.content.rows.size;
  }

  get pickState(): PickState {
    return this.foreign?.pickState ?? this.content.pickState;
  }

  /** Applies an edit and adds it with its inverse to the journal; undone edits can no longer be redone. */
  applyEdit(edit: PickEdit): PickState {
    return this.applyRowEdit(toRowEdit(this.content.rows, this.line.id, edit));
  }

  /** The same for a class of the user's own and its picks. @throws AppFailure 'picks.invalid', 'project.readOnly' */
  applyClassEdit(edit: ClassEdit): PickState {
    return this.applyRowEdit(toClassEdit(this.content.rows, this.content.classes, edit));
  }

  /** Adds picks with the classes of theirs that are new, as one edit. @throws as `applyClassEdit` */
  addImported(imported: ClassedPicks): PickState {
    const { rows, classes } = this.content;
    return this.applyRowEdit(toImport(rows, classes, this.line.id, imported));
  }

  /** Undoes the last edit, if there is one. */
  undo(): PickState {
    return this.jumpTo(this.undoStep);
  }

  /** Redoes the last undone edit, if there is one. */
  redo(): PickState {
    return this.jumpTo(this.redoStep);
  }

  /** The step that undo goes to: the present one where there is nothing to undo. */
  get undoStep(): number {
    return this.content.pickTable.readStep(this.step) ? this.step - 1 : this.step;
  }

  /** The step that redo goes to: the present one where there is nothing to redo. */
  get redoStep(): number {
    return this.content.pickTable.readStep(this.step + 1) ? this.step + 1 : this.step;
  }

  /** The number of the last step that is applied; 0 where all are undone. */
  get step(): number {
    return this.content.pickTable.readMeta('appliedEdits');
  }

  /** The lines that are changed on the way to a step of the history. */
  linesBetween(step: number): ReadonlySet<number> {
    return linesBetween(this.content.pickTable, this.step, step);
  }

  /** The steps that can be undone and redone. */
  get history(): PickHistory {
    const { pickTable, lineRows } = this.content;
    return historyOf(pickTable, this.line.id, lineRows);
  }

  /**
   * Undoes or redoes up to the step of a number, 0 for the start, in one transaction.
   * @throws AppFailure 'picks.invalid' where there is no such step, 'project.unreadable', 'project.readOnly'
   */
  jumpTo(step: number): PickState {
    if (this.foreign) throw readOnlyFailure();
    const applied = this.step;
    if (step === applied) return this.pickState;
    const edits = editsBetween(this.content.pickTable, applied, step);
    if (!edits) throw failureOf('picks.invalid', `The history has no step ${step}.`, 'Nothing was changed.');
    return this.changeRows(edits, () => this.content.pickTable.writeMeta('appliedEdits', step));
  }

  get runs(): StoredRun[] {
    return this.runTable.readAll();
  }

  saveRun(run: StoredRun): void {
    this.write(() => this.runTable.write(run));
  }

  removeRun(runId: string): void {
    this.write(() => this.runTable.remove(runId));
  }

  /** What the window looked like on the shown line; null where it was not shown yet. */
  get view(): ViewState | null {
    return this.content.lineTable.readView(this.line.id);
  }

  saveView(view: ViewState): void {
    this.write(() => this.content.lineTable.writeView(this.line.id, view));
  }

  /** Takes over what another process has saved, in a project that is read only; true where there was something. */
  refresh(): boolean {
    return this.foreign?.refresh() ?? false;
  }

  /** Copies the current project to another path, completely or not at all. */
  copyTo(path: string): Promise<void> {
    return copyProject(this.database, path);
  }

  dispose(): void {
    this.database.close();
    this.lock?.dispose();
  }

  private get content(): ProjectContent {
    return this.foreign?.content ?? this.own;
  }

  /** Reads everything that the window will request, so that a damaged project is refused when it is opened. */
  private readAll(): void {
    this.content.lineTable.requireViews();
    this.runTable.readAll();
    void this.pickState;
  }

  private applyRowEdit(edit: RowEdit, also: () => void = () => undefined): PickState {
    if (this.foreign) throw readOnlyFailure();
    if (edit.added.length + edit.removed.length === 0 && !edit.classes && !edit.lines) return this.pickState;
    requireClasses(edit, this.content.classes);
    return this.changeRows([edit], () => {
      this.content.writeStep(edit);
      also();
    });
  }

  private changeRows(edits: readonly RowEdit[], journal: () => void): PickState {
    let follow = () => {};
    this.writeRevision(() => {
      follow = this.content.writeEdits(edits);
      journal();
    });
    follow();
    return this.pickState;
  }

  private writeRevision(action: () => void): void {
    this.write(() => {
      action();
      this.content.pickTable.writeMeta('revision', this.content.pickTable.readMeta('revision') + 1);
    });
  }

  private write(action: () => void): void {
    if (this.lock === null) throw readOnlyFailure();
    changeProject(this.database, this.path, action);
  }
}
