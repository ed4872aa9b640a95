import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProbabilityNews, RunHistory, RunSummary, TrainRequest } from '#contract/contract';
import { failureOf, toFailure } from '#main/failure';
import type { SendNews } from '#main/ipc/news';
import type { LearnNews } from '#main/process/learnRequests';
import type { Listener, Running } from '#main/process/processContract';
import type { DatasetService } from '#main/services/datasetService';
import { freshRun } from '#main/services/freshRun';
import type { LearnService } from '#main/services/learnService';
import type { ProjectService } from '#main/services/projectService';
import { RUN_FILES, type RunBook } from '#main/services/runBook';
import { RunFollower } from '#main/services/runFollower';

interface ActiveRun {
  readonly follower: RunFollower;
  readonly job: Running<null>;
  readonly ended: Promise<void>;
}

/** Training and classifying, one run at a time, in the learn process. */
export class TrainingService {
  private active: ActiveRun | null = null;
  private lastGrid: ProbabilityNews | null = null;

  constructor(
    private readonly projects: ProjectService,
    private readonly learning: LearnService,
    private readonly datasets: DatasetService,
    private readonly sendNews: SendNews,
  ) {}

  /** @throws AppFailure 'project.none', 'project.readOnly', 'run.busy' */
  start(request: TrainRequest): RunSummary {
    const { store, dataset, runs } = this.projects.require();
    this.refuseWhileBusy();
    const { picks } = store.pickState;
    const summary = runs.add(freshRun(request, runs.nextNumber, picks.length));
    const order = { linePath: dataset.path, runFolder: summary.folder, picks, request };
    this.follow(runs, summary.runId, (listener) => this.learning.client.ask('train', order, listener));
    return summary;
  }

  /** Classifies with the model of an earlier run. @throws AppFailure 'run.none', 'run.noModel', 'run.busy' */
  classify(runId: string): void {
    const { dataset, runs } = this.projects.require();
    const run = runs.require(runId);
    this.refuseWhileBusy();
    if (!run.hasModel) throw failureOf('run.noModel', `${run.name} has no trained net.`, 'Train again.');
    runs.change(runId, { status: 'classifying', failure: null });
    const order = { linePath: dataset.path, runFolder: run.folder };
    this.follow(runs, runId, (listener) => this.learning.client.ask('classify', order, listener));
  }

  pause(runId: string): void {
    const { job, follower } = this.requireActive(runId);
    job.pause();
    follower.book.change(runId, { status: 'paused' });
  }

  resume(runId: string): void {
    const { job, follower } = this.requireActive(runId);
    job.resume();
    follower.book.change(runId, { status: follower.stage });
  }

  /** Stops and waits for the end; what is there so far is kept. */
  async stop(runId: string): Promise<void> {
    const { job, ended } = this.requireActive(runId);
    job.cancel();
    await ended;
  }

  /** Stops whatever runs, before the project is closed or another one opened. */
  async stopAll(): Promise<void> {
    if (this.active) await this.stop(this.active.follower.runId);
    this.lastGrid = null;
  }

  /** @throws AppFailure 'run.busy' */
  refuseWhileBusy(): void {
    if (!this.active) return;
    throw failureOf('run.busy', 'A run is under way.', 'Wait for its end or stop it first.');
  }

  /** Reads a run's charts back from its event files. */
  async history(runId: string): Promise<RunHistory> {
    const { folder } = this.projects.require().runs.require(runId);
    const eventFolder = join(folder, RUN_FILES.events);
    const logged = await this.datasets.client.ask('history', { eventFolder }).answer;
    return { runId, ...logged };
  }

  async probabilities(runId: string): Promise<ProbabilityNews | null> {
    const { folder, hasProbabilities } = this.projects.require().runs.require(runId);
    const live = this.active?.follower.grid ?? this.lastGrid;
    if (live?.runId === runId) return live;
    if (!hasProbabilities) return null;
    const grid = await this.datasets.client.ask('probabilities', { runFolder: folder }).answer;
    return { runId, grid, final: true };
  }

  /** Takes a run and its folder away. @throws AppFailure 'run.busy' while it is under way */
  async remove(runId: string): Promise<void> {
    const { runs } = this.projects.require();
    const { folder } = runs.require(runId);
    if (this.active?.follower.runId === runId) this.refuseWhileBusy();
    runs.remove(runId);
    await rm(folder, { recursive: true, force: true });
  }

  private requireActive(runId: string): ActiveRun {
    if (this.active?.follower.runId === runId) return this.active;
    throw failureOf('run.idle', 'This run is not under way.', 'Start a new one.');
  }

  private follow(book: RunBook, runId: string, ask: (listener: Listener<LearnNews>) => Running<null>): void {
    const follower = new RunFollower(runId, book, this.sendNews);
    const job = ask({
      news: (news) => follower.hear(news),
      progress: (progress) => this.sendNews('run.progress', { runId, progress }),
      warning: (message) => this.sendNews('notice', { level: 'warning', message, remedy: '' }),
    });
    const ended = job.answer.then(
      () => this.finish(follower, null),
      (error: unknown) => this.finish(follower, error),
    );
    this.active = { follower, job, ended };
  }

  private finish(follower: RunFollower, error: unknown): void {
    this.active = null;
    this.lastGrid = follower.grid;
    follower.finish(error === null ? null : toFailure(error));
  }
}
