import { existsSync, lstatSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { failureOf } from '#main/base/failure';

/** A lock file is empty. Opening another one could wait for ever, or run what SQLite finds in it. */
function refuseStrangeLock(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats || (stats.isFile() && stats.size === 0)) return;
  throw failureOf(
    'project.unreadable',
    `The file that locks this project was not made by Diffrakt: ${path}`,
    'Move it away, then open the project again.',
  );
}

/**
 * The lock for writing a project, held by one process at a time: a lock of the operating system on a
 * small file beside the project (by SQLite, on every platform). It is released when a process is killed,
 * so a remaining file does not lock the project.
 */
export class ProjectLock {
  private constructor(
    private readonly database: Database.Database,
    private readonly path: string,
  ) {}

  /**
   * Takes the lock; null if another process has it or the folder cannot be written.
   * @throws AppFailure 'project.unreadable' where another file has its name
   */
  static take(projectPath: string): ProjectLock | null {
    const path = `${projectPath}-lock`;
    refuseStrangeLock(path);
    let database: Database.Database | null = null;
    try {
      database = new Database(path, { timeout: 0 });
      database.pragma('journal_mode = MEMORY');
      database.exec('BEGIN EXCLUSIVE');
      return new ProjectLock(database, path);
    } catch (error) {
      database?.close();
      if (error instanceof Database.SqliteError) return null;
      throw error;
    }
  }

  /** True while a process has the lock, or was killed with it. */
  static isTaken(projectPath: string): boolean {
    return existsSync(`${projectPath}-lock`);
  }

  dispose(): void {
    this.database.close();
    rmSync(this.path, { force: true });
  }
}
