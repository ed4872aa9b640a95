import type { PickState } from '#contract/contract';
import { toFailure } from '#main/base/failure';
import { ProjectLock } from '#main/project/lock/projectLock';
import type { ProjectStore } from '#main/project/projectStore';
import { openShownLine, type ShownLineParts } from '#main/services/lines/shownLine';
import type { RunBook } from '#main/services/runs/runBook';

const LOOK_EVERY_MS = 1_000;

export interface FollowerParts extends ShownLineParts {
  readonly projects: ShownLineParts['projects'] & {
    readonly current: { readonly store: ProjectStore; readonly runs: RunBook } | null;
  };
  /** Tells the window of the picks. */
  readonly picks: { changed(state: PickState): unknown };
}

/**
 * Keeps the window of a project that another window changes up to date: it is read only here, and is read again
 * within a second of each change. Tells once when the other window has closed it.
 */
export class ProjectFollower {
  private readonly timer: NodeJS.Timeout;
  /** The project that another process was seen to have. */
  private takenPath: string | null = null;

  constructor(private readonly parts: FollowerParts) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  /** Reads the project again where it changed, and tells the window. */
  async look(): Promise<void> {
    const open = this.parts.projects.current;
    if (!open?.store.isReadOnly) return;
    const { store, runs } = open;
    const { id } = store.line;
    if (store.refresh()) {
      if (store.line.id !== id) await this.showOtherLine();
      this.parts.picks.changed(store.pickState);
      runs.refresh();
    }
    this.tellWhenFree(store.path, !ProjectLock.isTaken(store.path));
  }

  /** The line that was shown was removed in the other window. */
  private async showOtherLine(): Promise<void> {
    await openShownLine(this.parts).catch((error: unknown) =>
      this.parts.sendNews('project.refused', toFailure(error)),
    );
  }

  private tellWhenFree(path: string, isFree: boolean): void {
    const wasTaken = this.takenPath === path;
    this.takenPath = isFree ? null : path;
    if (!isFree || !wasTaken) return;
    const message = 'The other window has closed this project.';
    const remedy = 'Close it here and open it again to change it.';
    this.parts.sendNews('notice', { level: 'info', message, remedy });
  }
}
