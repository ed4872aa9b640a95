import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { ProjectExaminer } from '#main/process/project/projectExaminer';
import {
  type CompareContent,
  type FoundProject,
  findProject,
  type OpenedLine,
} from '#main/project/findProject';
import { freeProjectPath, isProjectPath, projectNameOf, referenceTo } from '#main/project/projectPlaces';
import { ProjectStore } from '#main/project/projectStore';
import { hasWork, type ProjectSummary } from '#main/project/projectSummary';
import type { UserState } from '#main/state/userState';

/** A project and its line in the list of recent projects. */
interface ListedProject {
  readonly store: ProjectStore;
  readonly dataset: Pick<DatasetSummary, 'fileName'>;
}

/** The shown line in the list of recent projects: "west.sgy", "west.sgy and 2 more". */
function lineNameOf({ store, dataset: { fileName } }: ListedProject): string {
  const others = store.lines.length - 1;
  return others === 0 ? fileName : `${fileName} and ${others} more`;
}

/** The projects of this user: those in the user's folder and those saved elsewhere. */
export class ProjectLibrary {
  constructor(
    private readonly userState: UserState,
    private readonly examiner: Pick<ProjectExaminer, 'summaryOf'>,
    private readonly compare: CompareContent,
  ) {}

  /** The project of a line, by the place of its file or by its data; null if it has none yet. */
  async find(line: OpenedLine): Promise<FoundProject | null> {
    const summaries: ProjectSummary[] = [];
    for (const path of this.paths()) {
      const summary = await this.examiner.summaryOf(path);
      if (summary) summaries.push(summary);
    }
    return findProject(line, summaries, this.compare);
  }

  /** A new project of a line under a free name, in the user's folder until it is saved elsewhere. */
  create(dataset: DatasetSummary, demoSeed: number | null): ProjectStore {
    const name = projectNameOf(dataset.fileName, demoSeed);
    return ProjectStore.create(freeProjectPath(this.folder, name), referenceTo(dataset, demoSeed), name);
  }

  /** Moves a project to the top of the recent list; one without picks and runs is not listed. */
  enter(project: ListedProject): void {
    const { path, name } = project.store.info;
    if (!this.isWorth(project) || this.userState.recent[0]?.path === path) return;
    this.userState.addRecent({
      path,
      name,
      lineName: lineNameOf(project),
      pickCount: project.store.pickCount,
      openedAtMs: Date.now(),
    });
  }

  /** Updates the list for a project that is closed. */
  leave(project: ListedProject): void {
    const { store } = project;
    this.enter(project);
    if (this.isWorth(project)) this.userState.noteRecent(store.path, store.pickCount);
    else this.userState.removeRecent(store.path);
  }

  private get folder(): string {
    return join(this.userState.folder, 'projects');
  }

  private isWorth({ store }: ListedProject): boolean {
    return hasWork({ pickCount: store.pickCount, runCount: store.runs.length, lines: store.lines });
  }

  private paths(): string[] {
    const own = existsSync(this.folder) ? readdirSync(this.folder).filter(isProjectPath) : [];
    const recent = this.userState.recent.map(({ path }) => path);
    return [...new Set([...own.map((name) => join(this.folder, name)), ...recent])];
  }
}
