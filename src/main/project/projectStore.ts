import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { PickEdit, PickState, ProjectInfo, ViewState } from '#contract/contract';
import { failureOf } from '#main/base/failure';
import { type DatasetReference, DatasetTable } from '#main/project/datasetTable';
import { openDatabase, setDurable, toOpenFailure } from '#main/project/openDatabase';
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
import { ProjectLock } from '#main/project/projectLock';
import { RunTable, type StoredRun } from '#main/project/runTable';
import { createTables } from '#main/project/schema';

export const PROJECT_EXTENSION = '.diffrakt';

const READ_ONLY = () =>
  failureOf(
    'project.readOnly',
    'This project is open in another window, or its folder cannot be written: nothing was changed.',
    'Close the other window and open the project again, or save it under another name.',
  );

function writeFailure(error: Error & { code: string }, path: string): Error {
  const isFull = error.code === 'SQLITE_FULL';
  return failureOf(
    isFull ? 'disk.full' : 'file.write',
    isFull ? `The disk is full: ${path}` : `The project cannot be written (${error.message}): ${path}`,
    'The file on disk is unchanged. Free some space or choose another folder, then try again.',
  );
}

/** One project: a SQLite database. Every action is one transaction, on disk when the method returns. */
export class ProjectStore {
  private readonly dataset: DatasetTable;
  private readonly pickTable: PickTable;
  private readonly runTable: RunTable;
  private rows: Map<string, PickRow>;

  private constructor(
    private readonly database: Database.Database,
    private readonly lock: ProjectLock | null,
    readonly path: string,
  ) {
    this.dataset = new DatasetTable(database, path);
    this.pickTable = new PickTable(database);
    this.runTable = new RunTable(database);
    this.rows = this.pickTable.readRows();
  }

  /** Makes a new project for a line. @throws AppFailure 'file.write' where the path cannot be written */
  static create(path: string, dataset: DatasetReference): ProjectStore {
    mkdirSync(dirname(path), { recursive: true });
    const lock = ProjectLock.take(path);
    if (!lock) throw READ_ONLY();
    const database = new Database(path);
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
    const undo = this.pickTable.readEdit(applied);
    const redo = this.pickTable.readEdit(applied + 1);
    return {
      revision: this.pickTable.readMeta('revision'),
      picks: picksInOrder(this.rows),
      undo: undo && `Undo ${undo.words}`,
      redo: redo && `Redo ${redo.words}`,
    };
  }

  /** Applies an edit and adds it with its inverse to the journal; undone edits can no longer be redone. */
  applyEdit(edit: PickEdit): PickState {
    const rowEdit = toRowEdit(this.rows, edit);
    if (rowEdit.added.length + rowEdit.removed.length === 0) return this.pickState;
    const number = this.pickTable.readMeta('appliedEdits') + 1;
    const entry = { edit: rowEdit, inverse: invertEdit(rowEdit), words: describeEdit(rowEdit) };
    return this.changeRows(rowEdit, () => {
      this.pickTable.dropEditsFrom(number);
      this.pickTable.addEdit(number, entry);
      this.pickTable.writeMeta('appliedEdits', number);
    });
  }

  /** Undoes the last edit, if there is one. */
  undo(): PickState {
    const applied = this.pickTable.readMeta('appliedEdits');
    const entry = this.pickTable.readEdit(applied);
    if (!entry) return this.pickState;
    return this.changeRows(entry.inverse, () => this.pickTable.writeMeta('appliedEdits', applied - 1));
  }

  /** Redoes the last undone edit, if there is one. */
  redo(): PickState {
    const applied = this.pickTable.readMeta('appliedEdits');
    const entry = this.pickTable.readEdit(applied + 1);
    if (!entry) return this.pickState;
    return this.changeRows(entry.edit, () => this.pickTable.writeMeta('appliedEdits', applied + 1));
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
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error instanceof Database.SqliteError ? writeFailure(error, path) : error;
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
    this.pickTable.readEdit(this.pickTable.readMeta('appliedEdits'));
  }

  private changeRows(edit: RowEdit, journal: () => void): PickState {
    const next = applyToRows(this.rows, edit);
    this.write(() => {
      this.pickTable.apply(edit);
      journal();
      this.pickTable.writeMeta('revision', this.pickTable.readMeta('revision') + 1);
    });
    this.rows = next;
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
      throw error instanceof Database.SqliteError ? writeFailure(error, this.path) : error;
    }
  }
}
