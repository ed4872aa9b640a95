import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ClassEdit, PickEdit, PickHistory, PickState, ProjectInfo, ViewState } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import { describeClassEdit, toClassEdit, withImportedClasses } from '#main/project/classJournal';
import { type DatasetReference, DatasetTable } from '#main/project/datasetTable';
import { editsBetween, historyOf } from '#main/project/historySteps';
import { openDatabase, setDurable, setGuarded, toOpenFailure } from '#main/project/openDatabase';
import {
  applyToRows,
  describeEdit,
  invertEdit,
  type PickRow,
  picksInOrder,
  type RowEdit,
  toRowEdit,
} from '#main/project/pickJournal';
import { PickTable } from '#main/project/pickTable';
import { toWriteFailure } from '#main/project/projectFailures';
import { ProjectLock } from '#main/project/projectLock';
import { RunTable, type StoredRun } from '#main/project/runTable';
import { createTables } from '#main/project/schema';
import type { ClassedPicks, PickClass } from '#seismic/picks/pickClasses';

export const PROJECT_EXTENSION = '.diffrakt';

const READ_ONLY = () =>
  failureOf(
    'project.readOnly',
    'This project is open in another window, or its folder cannot be written: nothing was changed.',
    'Close the other window and open the project again, or save it under another name.',
  );

/** One project: a SQLite database. Every action is one transaction, on disk when the method returns. */
export class ProjectStore {
  private readonly dataset: DatasetTable;
  private readonly pickTable: PickTable;
  private readonly runTable: RunTable;
  private rows: Map<string, PickRow>;
  private classes: readonly PickClass[];

  private constructor(
    private readonly database: Database.Database,
    private readonly lock: ProjectLock | null,
    readonly path: string,
  ) {
    this.dataset = new DatasetTable(database, path);
    this.pickTable = new PickTable(database);
    this.runTable = new RunTable(database);
    this.rows = this.pickTable.readRows();
    this.classes = this.pickTable.readClasses();
  }

  /** Makes a new project for a line. @throws AppFailure 'file.write' where the path cannot be written */
  static create(path: string, dataset: DatasetReference): ProjectStore {
    mkdirSync(dirname(path), { recursive: true });
    const lock = ProjectLock.take(path);
    if (!lock) throw READ_ONLY();
    const database = new Database(path);
    setGuarded(database);
    setDurable(database);
    createTables(database);
    const store = new ProjectStore(database, lock, path);
    store.setDataset(dataset);
    return store;
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
      savedAtMs: this.pickTable.readMeta('savedAtMs'),
      readOnly: this.lock === null,
    };
  }

  get datasetReference(): DatasetReference {
    return this.dataset.read();
  }

  setDataset(dataset: DatasetReference): void {
    this.write(() => this.dataset.write(dataset));
  }

  get pickState(): PickState {
    const applied = this.pickTable.readMeta('appliedEdits');
    const undo = this.pickTable.readWords(applied);
    const redo = this.pickTable.readWords(applied + 1);
    return {
      revision: this.pickTable.readMeta('revision'),
      picks: picksInOrder(this.rows),
      classes: this.classes,
      undo: undo && `Undo ${undo}`,
      redo: redo && `Redo ${redo}`,
    };
  }

  /** Applies an edit and adds it with its inverse to the journal; undone edits can no longer be redone. */
  applyEdit(edit: PickEdit): PickState {
    return this.applyRowEdit(toRowEdit(this.rows, edit));
  }

  /** The same for a class of the user's own and its picks. @throws AppFailure 'picks.invalid', 'project.readOnly' */
  applyClassEdit(edit: ClassEdit): PickState {
    return this.applyRowEdit(toClassEdit(this.rows, this.classes, edit));
  }

  /** Adds picks with the classes of theirs that are new, as one edit. @throws as `applyClassEdit` */
  addImported({ picks, ...imported }: ClassedPicks): PickState {
    const after = withImportedClasses(this.classes, { ...imported, picks });
    const rowEdit = toRowEdit(this.rows, { kind: 'add', picks: [...picks] });
    const isSame = after.length === this.classes.length;
    return this.applyRowEdit(
      isSame ? rowEdit : { ...rowEdit, classes: { before: [...this.classes], after } },
    );
  }

  /** Undoes the last edit, if there is one. */
  undo(): PickState {
    const applied = this.pickTable.readMeta('appliedEdits');
    return this.pickTable.readWords(applied) === null ? this.pickState : this.jumpTo(applied - 1);
  }

  /** Redoes the last undone edit, if there is one. */
  redo(): PickState {
    const next = this.pickTable.readMeta('appliedEdits') + 1;
    return this.pickTable.readWords(next) === null ? this.pickState : this.jumpTo(next);
  }

  /** The steps that can be undone and redone. */
  get history(): PickHistory {
    return historyOf(this.pickTable);
  }

  /**
   * Undoes or redoes up to the step of a number, 0 for the start, in one transaction.
   * @throws AppFailure 'picks.invalid' where there is no such step, 'project.unreadable', 'project.readOnly'
   */
  jumpTo(step: number): PickState {
    const applied = this.pickTable.readMeta('appliedEdits');
    if (step === applied) return this.pickState;
    const edits = editsBetween(this.pickTable, applied, step);
    if (!edits) throw failureOf('picks.invalid', `The history has no step ${step}.`, 'Nothing was changed.');
    return this.changeRows(edits, () => this.pickTable.writeMeta('appliedEdits', step));
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

  get view(): ViewState | null {
    return this.dataset.readView();
  }

  saveView(view: ViewState): void {
    this.write(() => this.dataset.writeView(view));
  }

  /** Copies the current project to another path, completely or not at all. */
  async copyTo(path: string): Promise<void> {
    const lock = ProjectLock.take(path);
    if (!lock) throw READ_ONLY();
    const beside = `${path}.part`;
    try {
      await this.database.backup(beside);
      // What a project of this name left half done must not be taken back in this one.
      for (const ending of ['-journal', '-wal', '-shm']) rmSync(path + ending, { force: true });
      renameSync(beside, path);
    } catch (error) {
      for (const ending of ['', '-journal']) rmSync(beside + ending, { force: true });
      throw toWriteFailure(error, path);
    } finally {
      lock.dispose();
    }
  }

  dispose(): void {
    this.database.close();
    this.lock?.dispose();
  }

  /** Reads everything that the window will request, so that a damaged project is refused when it is opened. */
  private readAll(): void {
    this.dataset.read();
    this.dataset.readView();
    this.runTable.readAll();
    void this.pickState;
  }

  private applyRowEdit(edit: RowEdit): PickState {
    if (edit.added.length + edit.removed.length === 0 && !edit.classes) return this.pickState;
    this.requireClasses(edit);
    const number = this.pickTable.readMeta('appliedEdits') + 1;
    const words = describeClassEdit(edit) ?? describeEdit(edit);
    return this.changeRows([edit], () => {
      this.pickTable.dropEditsFrom(number);
      this.pickTable.addEdit(number, { edit, inverse: invertEdit(edit), words });
      this.pickTable.writeMeta('appliedEdits', number);
    });
  }

  private requireClasses({ added, classes }: RowEdit): void {
    const known = (classes?.after ?? this.classes).map(({ name }) => name);
    const strange = added.find(({ pick }) => !known.includes(pick.class));
    if (!strange) return;
    const message = `The project has no class "${strange.pick.class}".`;
    throw failureOf('picks.invalid', message, 'Add it under Classes first. Nothing was changed.');
  }

  private changeRows(edits: readonly RowEdit[], journal: () => void): PickState {
    const next = edits.reduce(applyToRows, this.rows);
    this.write(() => {
      for (const edit of edits) this.pickTable.apply(edit);
      journal();
      this.pickTable.writeMeta('revision', this.pickTable.readMeta('revision') + 1);
    });
    this.rows = next;
    this.classes = [...edits].reverse().find(({ classes }) => classes)?.classes?.after ?? this.classes;
    return this.pickState;
  }

  private write(action: () => void): void {
    if (this.lock === null) throw READ_ONLY();
    try {
      this.database.transaction(() => {
        action();
        this.pickTable.writeMeta('savedAtMs', Date.now());
      })();
    } catch (error) {
      throw toWriteFailure(error, this.path);
    }
  }
}
