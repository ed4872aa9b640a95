import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ContinuedProject, ProjectInfo, ViewState } from '#contract/contract';
import type { DatasetSummary } from '#jobs/line/openDataset';
import type { AllowedServers } from '#main/base/allowedServers';
import { failureOf } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import type { ProjectExaminer } from '#main/process/project/projectExaminer';
import { findLine, lineInPlace } from '#main/project/findLine';
import type { FoundProject } from '#main/project/findProject';
import { requireLine } from '#main/project/lineJournal';
import type { ProjectLine } from '#main/project/lineTable';
import { lostPicksNotice } from '#main/project/outsidePicks';
import { isProjectPath, projectNameOf, referenceTo, runsFolder } from '#main/project/projectPlaces';
import { ProjectStore } from '#main/project/projectStore';
import { hasWork } from '#main/project/projectSummary';
import type { DatasetService, LineChoice } from '#main/services/datasetService';
import type { ProjectLibrary } from '#main/services/projectLibrary';
import { RunBook } from '#main/services/runs/runBook';
import type { UserState } from '#main/state/userState';
import { sectionPlaneOf } from '#seismic/picks/pickInside';
import { isAsStated, type OpeningOptions } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';

/** A project that is open, with the line of it that is shown. */
export interface OpenProject {
  readonly store: ProjectStore;
  readonly dataset: DatasetSummary;
  /** Seed of the simulated line, or null for a real one. */
  readonly demoSeed: number | null;
  readonly runs: RunBook;
  /** The servers that its lines may be read from. */
  readonly servers: Pick<AllowedServers, 'require'>;
  /** The work that was found there when its line was opened; null for a new project or one opened by name. */
  readonly continued: ContinuedProject | null;
}

export interface ProjectParts {
  readonly userState: UserState;
  readonly library: ProjectLibrary;
  readonly examiner: Pick<ProjectExaminer, 'examine'>;
  readonly datasets: Pick<DatasetService, 'dataset' | 'openLine' | 'complete' | 'close'>;
  readonly servers: AllowedServers;
  readonly sendNews: SendNews;
}

/** The open project: what lasts of the user's work. */
export class ProjectService {
  private open: OpenProject | null = null;
  private plane = 'line';

  constructor(private readonly parts: ProjectParts) {}

  get current(): OpenProject | null {
    return this.open;
  }

  /** Name of the plane of traces that the window shows, or showed last: what is classified. */
  get shownPlane(): string {
    return this.plane;
  }

  /** Follows the window to a plane. @throws AppFailure 'argument.invalid' where the line has no such plane */
  showPlane(name: string): void {
    const { survey } = this.require().dataset;
    if (!sectionPlaneOf(survey, name))
      throw failureOf(
        'argument.invalid',
        `The line has no plane of traces ${name}.`,
        'Choose another plane.',
      );
    this.plane = name;
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
  async openPath(path: string, opening?: OpeningOptions): Promise<void> {
    if (isProjectPath(path)) await this.openProject(path);
    else await this.openLine(path, null, opening);
  }

  /**
   * Opens a line: goes on with its project, which is found by the file's place or its data, or makes one.
   * @param demoSeed the seed of a simulated line
   * @param opening how it is read from now on; as was chosen before where it is left out
   */
  async openLine(path: string, demoSeed: number | null = null, opening?: OpeningOptions): Promise<void> {
    await this.onLine(path, { now: opening, isMapped: true }, async (dataset) => {
      const found = await this.parts.library.find(dataset);
      if (found) this.goOn(found, dataset);
      else this.startNew(dataset, demoSeed);
    });
  }

  /** Reads the open line in another way; its project goes on, and keeps the choice. */
  async reopenLine(opening: OpeningOptions): Promise<void> {
    const open = this.require();
    await this.onLine(open.dataset.path, { now: opening }, async (dataset) => {
      this.open = { ...open, dataset, continued: null };
      this.plane = 'line';
      this.followFile(open.store, open.store.line, dataset);
      const lost = lostPicksNotice(open.store.pickState.picks, dataset);
      if (lost) this.parts.sendNews('notice', lost);
    });
  }

  /** Shows a line of the open project. @throws AppFailure, those of opening its file */
  async showLine(line: ProjectLine): Promise<void> {
    await this.onKnownLine(line, async (dataset) => this.enterLine(line, dataset));
  }

  /** Adds a line to the project and shows it. @throws AppFailure 'project.readOnly', 'argument.invalid', and those of opening its file */
  async addLine(path: string): Promise<void> {
    await this.onLine(path, { isMapped: true }, async (dataset) => {
      const { store } = this.require();
      const id = store.addLine(referenceTo(dataset, null), projectNameOf(dataset.fileName, null));
      this.enterLine(requireLine(store.lines, id), dataset);
    });
  }

  /** Starts a new project on the open line, beside the one that it has. */
  async openNew(): Promise<void> {
    const { dataset, demoSeed } = this.require();
    this.startNew(dataset, demoSeed);
  }

  /** Copies the open project, runs and all, and goes on with the copy. */
  async saveAs(path: string): Promise<ProjectInfo> {
    const { store, dataset, demoSeed } = this.require();
    if (path === store.path) return store.info;
    await store.copyTo(path);
    const runs = runsFolder(store.path);
    if (existsSync(runs)) await cp(runs, runsFolder(path), { recursive: true, force: true });
    const copy = ProjectStore.open(path);
    for (const line of store.lines) copy.setLine(line.id, await lineInPlace(line));
    copy.setLine(copy.line.id, referenceTo(dataset, demoSeed));
    this.replace({ store: copy, dataset, demoSeed, continued: null });
    this.parts.sendNews('project.changed', copy.info);
    return copy.info;
  }

  async close(): Promise<void> {
    this.release();
    this.parts.userState.setLastProject(null);
    await this.parts.datasets.close();
  }

  /** Ends without forgetting: the project opens again at the next start. */
  dispose(): void {
    this.release();
  }

  saveView(view: ViewState): void {
    const { store } = this.require();
    if (!store.isReadOnly) store.saveView(view);
  }

  /** Shows a line of the open project that was opened as a dataset. */
  private enterLine({ id, demoSeed, fingerprint }: ProjectLine, dataset: DatasetSummary): void {
    const open = this.require();
    if (open.store.line.id !== id) open.store.showLine(id);
    this.open = { ...open, dataset, demoSeed, continued: null };
    this.plane = 'line';
    if (dataset.fingerprint !== fingerprint) this.warnOfOtherData(dataset);
  }

  private startNew(dataset: DatasetSummary, demoSeed: number | null): void {
    const store = this.parts.library.create(dataset, demoSeed);
    this.replace({ store, dataset, demoSeed, continued: null });
  }

  /** Goes on with the project of a line. */
  private goOn({ project, line, match }: FoundProject, dataset: DatasetSummary): void {
    const isReadOtherwise = !isDeepStrictEqual(line.opening, dataset.opening);
    if (match === 'replaced' && !isReadOtherwise) this.warnOfOtherData(dataset);
    const isMoved = match === 'copy' || isReadOtherwise;
    const { open } = this;
    const isOpen = open?.store.path === project.path;
    const store = isOpen ? open.store : ProjectStore.open(project.path);
    try {
      if (isMoved) this.followFile(store, line, dataset);
      if (store.line.id !== line.id) store.showLine(line.id);
    } catch (error) {
      if (!isOpen) store.dispose();
      throw error;
    }
    const { demoSeed } = line;
    if (isOpen) {
      if (dataset.path !== open.dataset.path) this.plane = 'line';
      this.open = { ...open, dataset, demoSeed, continued: null };
      return;
    }
    const { pickCount, runCount } = project;
    const continued = hasWork(project) ? { pickCount, runCount } : null;
    this.replace({ store, dataset, demoSeed, continued });
  }

  /** From now on the project finds its line where it was opened last, and reads it so. */
  private followFile(store: ProjectStore, { id, demoSeed }: ProjectLine, dataset: DatasetSummary): void {
    if (!store.isReadOnly) store.setLine(id, referenceTo(dataset, demoSeed));
  }

  private async openProject(path: string): Promise<void> {
    if (path === this.open?.store.path) return;
    await this.parts.examiner.examine(path);
    const store = ProjectStore.open(path);
    try {
      const { line } = store;
      await this.onKnownLine(line, async (dataset) => {
        if (dataset.fingerprint !== line.fingerprint) this.warnOfOtherData(dataset);
        this.replace({ store, dataset, demoSeed: line.demoSeed, continued: null });
      });
    } catch (error) {
      store.dispose();
      throw error;
    }
  }

  /** Opens a line of a project where its file is found, as the project reads it, and uses it. */
  private async onKnownLine(
    line: ProjectLine,
    use: (dataset: DatasetSummary) => Promise<void>,
  ): Promise<void> {
    const before = isAsStated(line.opening) ? undefined : line.opening;
    await this.onLine(await findLine(line), { before }, use);
  }

  /** Opens a line in the data process and uses it; where either fails, the line that was open comes back. */
  private async onLine(
    path: string,
    choice: LineChoice,
    use: (dataset: DatasetSummary) => Promise<void>,
  ): Promise<void> {
    const { datasets, servers } = this.parts;
    if (isAddress(path)) await servers.require(path);
    const before = datasets.dataset;
    try {
      await use(await datasets.openLine(path, choice));
      void this.completeLine();
    } catch (error) {
      if (before) await datasets.openLine(before.path);
      throw error;
    }
  }

  /** Takes over what the headers tell that were left out when the line was opened. */
  private async completeLine(): Promise<void> {
    const summary = await this.parts.datasets.complete();
    if (!summary || this.open?.dataset.fingerprint !== summary.fingerprint) return;
    this.open = { ...this.open, dataset: summary };
    this.parts.sendNews('line.completed', summary);
  }

  private warnOfOtherData({ fileName }: DatasetSummary): void {
    this.parts.sendNews('notice', {
      level: 'warning',
      message: `${fileName} is not the file that this project was made with: size or headers differ.`,
      remedy: 'Check that the picks still lie where they should, or start a new project (menu File).',
    });
  }

  private replace(next: Omit<OpenProject, 'runs' | 'servers'>): void {
    const before = this.open;
    this.release();
    const { userState, library, servers, sendNews } = this.parts;
    if (next.dataset.path !== before?.dataset.path) this.plane = 'line';
    this.open = { ...next, servers, runs: new RunBook(next.store, sendNews) };
    library.enter(next);
    userState.setLastProject(next.store.path);
  }

  private release(): void {
    if (!this.open) return;
    this.parts.library.leave(this.open);
    this.open.store.dispose();
    this.open = null;
  }
}
