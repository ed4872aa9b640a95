import type { AppState } from '#contract/contract';
import type { SendNews } from '#main/base/sendNews';
import type { SerialTasks } from '#main/base/serialTasks';
import type { OpenLine } from '#main/project/findLine';
import type { ProjectLine } from '#main/project/lineTable';

export interface ShownLineParts {
  readonly projects: { require(): OpenLine; showLine(line: ProjectLine): Promise<void> };
  readonly app: { state(): Promise<AppState> };
  readonly opening: SerialTasks;
  readonly sendNews: SendNews;
}

/**
 * Opens the line that the store shows, where the one before was taken out of the project, and gives it to the window.
 * @throws AppFailure, those of opening its file
 */
export async function openShownLine({ projects, app, opening, sendNews }: ShownLineParts): Promise<void> {
  await opening.run(() => projects.showLine(projects.require().store.line));
  sendNews('project.opened', await app.state());
}
