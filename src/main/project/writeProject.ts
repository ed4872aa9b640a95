import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
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

/** Makes the folder of a project where it is not there yet. @throws AppFailure 'disk.full', 'file.write' */
export function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw toWriteFailure(error, path);
  }
}

/** A line that a project is made for. */
type FirstLine = LineReference & Pick<ProjectLine, 'name'>;

/** Makes a project of one line at a path that is held for it, completely or not at all. @throws AppFailure 'disk.full', 'file.write' */
export function createProject(path: string, line: FirstLine): Database {
  const wasThere = existsSync(path);
  try {
    return writeFirstLine(createDatabase(path), path, line);
  } catch (error) {
    if (!wasThere) for (const ending of ['', '-journal']) rmSync(path + ending, { force: true });
    throw toWriteFailure(error, path);
  }
}

function writeFirstLine(database: Database, path: string, line: FirstLine): Database {
  const lineTable = new LineTable(database, path);
  const pickTable = new PickTable(database);
  try {
    changeProject(database, path, () => {
      lineTable.write(lineTable.rowOf({ ...line, id: 1 }));
      for (const key of ['shownLine', 'lastLine'] as const) pickTable.writeMeta(key, 1);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Copies an open project to another path, whose folder is made, completely or not at all. @throws AppFailure 'project.readOnly', 'disk.full', 'file.write' */
export async function copyProject(database: Database, path: string): Promise<void> {
  makeFolderOf(path);
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
