import { renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { toWriteFailure } from '#main/project/projectFailures';

/** Copies an open project to a path that is held for it, completely or not at all. @throws AppFailure 'disk.full', 'file.write' */
export async function copyProject(database: Database, path: string): Promise<void> {
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
