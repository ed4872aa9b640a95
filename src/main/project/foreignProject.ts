import Database from 'better-sqlite3';
import type { PickState } from '#contract/contract';
import { ProjectContent } from '#main/project/projectContent';

/** A project that is read only because another process has it: each reading is of one moment, whatever that one saves. */
export class ForeignProject {
  content: ProjectContent;
  pickState: PickState;
  /** SQLite's count of the changes that other connections have made to the file, when it was read last. */
  private seenVersion: unknown;

  /** @throws SqliteError, ZodError, SyntaxError where it is damaged */
  constructor(
    private readonly database: Database.Database,
    private readonly path: string,
  ) {
    [this.content, this.pickState] = this.read(null);
  }

  /** Reads it again where it was changed; false where it was not, or cannot be read now, as in the middle of a change. */
  refresh(): boolean {
    try {
      if (this.version === this.seenVersion) return false;
      [this.content, this.pickState] = this.read(this.content.shown);
      return true;
    } catch (error) {
      if (error instanceof Database.SqliteError) return false;
      throw error;
    }
  }

  /** Shows another line. @throws SqliteError */
  show(line: number): void {
    [this.content, this.pickState] = this.read(line);
  }

  /** @param shown the line that is shown here, while it is there; null for the one that the project names */
  private read(shown: number | null): [ProjectContent, PickState] {
    return this.database.transaction((): [ProjectContent, PickState] => {
      const content = new ProjectContent(this.database, this.path);
      if (shown !== null && content.lineRows.some(({ id }) => id === shown)) content.shown = shown;
      this.seenVersion = this.version;
      return [content, content.pickState];
    })();
  }

  private get version(): unknown {
    return this.database.pragma('data_version', { simple: true });
  }
}
