import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

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

  /** Takes the lock; null if another process has it or the folder cannot be written. */
  static take(projectPath: string): ProjectLock | null {
    const path = `${projectPath}-lock`;
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

  dispose(): void {
    this.database.close();
    rmSync(this.path, { force: true });
  }
}
