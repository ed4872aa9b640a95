import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PickEdit, PickState, ProjectInfo, RecentProject, ViewState } from '#contract/contract';
import type { DatasetSummary } from '#jobs/line/openDataset';
import { failureOf } from '#main/failure';
import type { SendNews } from '#main/ipc/news';
import type { DatasetReference } from '#main/project/datasetTable';
import { ProjectStore } from '#main/project/projectStore';
import type { DatasetService } from '#main/services/datasetService';
import { freeProjectPath, isProjectPath, runsFolder } from '#main/services/projectPlaces';
import { RunBook } from '#main/services/runBook';
import type { UserState } from '#main/state/userState';
import { extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';

/** A project that is open, with its line. */
export interface OpenProject {
  readonly store: ProjectStore;
  readonly dataset: DatasetSummary;
  /** Seed of the simulated line, or null for a real one. */
  readonly demoSeed: number | null;
  readonly runs: RunBook;
}

/** How a new project is named, and the seed where its line is a simulated one. */
export interface NewProject {
  readonly name?: string;
  readonly demoSeed?: number | null;
}

function referenceTo(dataset: DatasetSummary, demoSeed: number | null): DatasetReference {
  const { path, fingerprint, fileName } = dataset;
  return { absolutePath: path, besideProjectPath: path, fingerprint, fileName, demoSeed };
}

/** The open project: what lasts of the user's work. */
export class ProjectService {
  private open: OpenProject | null = null;

  constructor(
    private readonly userState: UserState,
    private readonly datasets: DatasetService,
    private readonly sendNews: SendNews,
  ) {}

  get current(): OpenProject | null {
    return this.open;
  }

  /** The open project. @throws AppFailure 'project.none' */
  require(): OpenProject {
    if (this.open) return this.open;
    throw failureOf(
      'project.none',
      'No line is open.',
      'Open a SEG-Y line, a project or the demo line first.',
    );
  }

  /** Opens a project or a line, in place of what was open. On failure what was open stays. */
  async openPath(path: string): Promise<void> {
    if (isProjectPath(path)) await this.openProject(path);
    else await this.openLine(path);
  }

  /** Makes a new project for a line, in the user's folder until it is saved elsewhere. */
  async openLine(path: string, { name, demoSeed = null }: NewProject = {}): Promise<void> {
    const untouched = this.untouchedProjectOf(path);
    if (untouched !== null) return this.openProject(untouched);
    const dataset = await this.readLine(path);
    const projectPath = freeProjectPath(this.ownFolder, name ?? dataset.fileName);
    const store = ProjectStore.create(projectPath, referenceTo(dataset, demoSeed));
    this.replace({ store, dataset, demoSeed });
  }

  /** Copies the open project, runs and all, and goes on with the copy. */
  async saveAs(path: string): Promise<ProjectInfo> {
    const { store, dataset, demoSeed } = this.require();
    if (path === store.path) return store.info;
    await store.copyTo(path);
    const runs = runsFolder(store.path);
    if (existsSync(runs)) await cp(runs, runsFolder(path), { recursive: true, force: true });
    const copy = ProjectStore.open(path);
    copy.setDataset(referenceTo(dataset, demoSeed));
    this.replace({ store: copy, dataset, demoSeed });
    return copy.info;
  }

  async close(): Promise<void> {
    this.release();
    this.userState.setLastProject(null);
    await this.datasets.close();
  }

  /** Ends without forgetting: the project opens again at the next start. */
  dispose(): void {
    this.release();
  }

  /** @throws AppFailure 'picks.outside', 'picks.invalid', 'project.readOnly' */
  applyEdit(edit: PickEdit): PickState {
    const { store, dataset } = this.require();
    const placed = edit.kind === 'add' ? edit.picks : edit.kind === 'change' ? edit.after : [];
    const outside = placed.find((pick) => !isInside(extentOfPick(pick, dataset), dataset));
    if (outside) throw this.outside(outside, dataset);
    return this.changed(store.applyEdit(edit));
  }

  /** Adds picks of a file; those whose id is taken get a new one. */
  addImported(picks: readonly PickedWindow[]): PickState {
    const taken = new Set(this.require().store.pickState.picks.map(({ id }) => id));
    const named = picks.map((pick) => (taken.has(pick.id) ? { ...pick, id: randomUUID() } : pick));
    return this.applyEdit({ kind: 'add', picks: named });
  }

  undo(): PickState {
    return this.changed(this.require().store.undo());
  }

  redo(): PickState {
    return this.changed(this.require().store.redo());
  }

  saveView(view: ViewState): void {
    const { store } = this.require();
    if (!store.info.readOnly) store.saveView(view);
  }

  /** Where projects live that were never saved by name. */
  private get ownFolder(): string {
    return join(this.userState.folder, 'projects');
  }

  /** A project of the line that was opened before and left as it was: no need for a second one. */
  private untouchedProjectOf(linePath: string): string | null {
    const isCandidate = ({ path, pickCount }: RecentProject) =>
      pickCount === 0 && dirname(path) === this.ownFolder && existsSync(path);
    const found = this.userState.recent.filter(isCandidate).find(({ path }) => {
      if (path === this.open?.store.path) return false;
      const store = ProjectStore.open(path);
      const { absolutePath } = store.datasetReference;
      const isUntouched = store.pickState.revision === 0 && store.runs.length === 0;
      const isFree = !store.info.readOnly;
      store.dispose();
      return isFree && isUntouched && absolutePath === linePath;
    });
    return found?.path ?? null;
  }

  private async openProject(path: string): Promise<void> {
    if (path === this.open?.store.path) return;
    const store = ProjectStore.open(path);
    try {
      const { demoSeed, ...reference } = store.datasetReference;
      const dataset = await this.readLine(await this.findLine(reference));
      this.checkFingerprint(dataset, reference.fingerprint);
      this.replace({ store, dataset, demoSeed });
    } catch (error) {
      store.dispose();
      throw error;
    }
  }

  /** Opens a line in the data process; where that fails, the line that was open comes back. */
  private async readLine(path: string): Promise<DatasetSummary> {
    const before = this.datasets.dataset;
    try {
      return await this.datasets.openLine(path);
    } catch (error) {
      if (before) await this.datasets.openLine(before.path);
      throw error;
    }
  }

  private async findLine({
    besideProjectPath,
    absolutePath,
  }: Omit<DatasetReference, 'demoSeed'>): Promise<string> {
    for (const path of [besideProjectPath, absolutePath]) {
      const found = await stat(path).catch(() => null);
      if (found?.isFile()) return path;
    }
    throw failureOf(
      'file.missing',
      `The line of this project is not where it was: ${absolutePath}`,
      'Put it back there, or beside the project as before, and open the project again. The picks are safe.',
    );
  }

  private checkFingerprint(dataset: DatasetSummary, fingerprint: string): void {
    if (dataset.fingerprint === fingerprint) return;
    this.sendNews('notice', {
      level: 'warning',
      message: `${dataset.fileName} is not the file that this project was made with: size or headers differ.`,
      remedy: 'Check that the picks still lie where they should.',
    });
  }

  private outside(pick: PickedWindow, dataset: DatasetSummary) {
    return failureOf(
      'picks.outside',
      `The window at trace ${pick.trace}, ${pick.timeMs} ms reaches outside the section (${dataset.traceCount} traces).`,
      'Place it further inside or make it smaller.',
    );
  }

  private replace(next: Omit<OpenProject, 'runs'>): void {
    this.release();
    this.open = { ...next, runs: new RunBook(next.store, this.sendNews) };
    const { path, name } = next.store.info;
    const { picks } = next.store.pickState;
    this.userState.addRecent({
      path,
      name,
      lineName: next.dataset.fileName,
      pickCount: picks.length,
      openedAtMs: Date.now(),
    });
    this.userState.setLastProject(path);
  }

  private release(): void {
    if (!this.open) return;
    this.userState.noteRecent(this.open.store.path, this.open.store.pickState.picks.length);
    this.open.store.dispose();
    this.open = null;
  }

  private changed(state: PickState): PickState {
    this.sendNews('picks.changed', state);
    this.sendNews('project.changed', this.require().store.info);
    return state;
  }
}
