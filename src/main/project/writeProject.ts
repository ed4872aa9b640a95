import { renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { type LineReference, LineTable, type ProjectLine } from '#main/project/lineTable';
import { ProjectLock } from '#main/project/lock/projectLock';
import { createDatabase } from '#main/project/openDatabase';
import { PickTable } from '#main/project/pickTable';
import { readOnlyFailure, toWriteFailure } from '#main/project/projectFailures';

/** Changes an open project in one transaction, and notes its time. @throws AppFailure 'disk.full', 'file.write' */
export function changeProject(database: Database, path: string, change: () => void): void {
  try {
    database.transaction(() => {
      change();
      new PickTable(database).writeMeta('savedAtMs', Date.now());
    })();
  } catch (error) {
    throw toWriteFailure(error, path);
  }
}

/** Makes a project of one line at a path that is held for it. @throws AppFailure, SqliteError where it cannot be written */
export function createProject(path: string, line: LineReference & Pick<ProjectLine, 'name'>): Database {
  const database = createDatabase(path);
  changeProject(database, path, () => {
    const lineTable = new LineTable(database, path);
    lineTable.write(lineTable.rowOf({ ...line, id: 1 }));
    const pickTable = new PickTable(database);
    for (const key of ['shownLine', 'lastLine'] as const) pickTable.writeMeta(key, 1);
  });
  return database;
}

/** Copies an open project to another path, completely or not at all. @throws AppFailure 'project.readOnly', 'disk.full', 'file.write' */
export async function copyProject(database: Database, path: string): Promise<void> {
  const lock = ProjectLock.take(path);
  if (!lock) throw readOnlyFailure();
  try {
    await replaceByCopy(database, path);
  } finally {
    lock.dispose();
  }
}

async function replaceByCopy(database: Database, path: string): Promise<void> {
  const beside = `${path}.part`;
  try {
    await database.backup(beside);
    // What a project of this name left half done must not be taken back in this one.
    for (const ending of ['-journal', '-wal', '-shm']) rmSync(path + ending, { force: true });
    renameSync(beside, path);
  } catch (error) {
    for (const ending of ['', '-journal']) rmSync(beside + ending, { force: true });
    throw toWriteFailure(error, path);
  }
}
