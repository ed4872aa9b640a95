import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  ChosenPlanes,
  Failure,
  LineValidation,
  ProbabilityNews,
  RunHistory,
  RunSummary,
  TrainingAsk,
} from '#contract/contract';
import type { PretrainWish } from '#learning/dense/pretrainRecipe';
import { DEFAULT_SETTINGS } from '#learning/recipe/recipe';
import { failureOf, toFailure } from '#main/base/failure';
import { lineFileOf } from '#main/base/lineFile';
import type { SendNews } from '#main/base/sendNews';
import type { RunEnd } from '#main/process/learnRequests';
import type { Listener, Running } from '#main/process/processContract';
import { fileOfLine } from '#main/project/findLine';
import type { DatasetService } from '#main/services/datasetService';
import type { EngineService } from '#main/services/engineService';
import type { LearnService } from '#main/services/learnService';
import type { ProjectService } from '#main/services/projectService';
import { freshRun } from '#main/services/runs/freshRun';
import { lineRunsOf } from '#main/services/runs/lineRuns';
import { LinesFollower } from '#main/services/runs/linesFollower';
import type { RunBook } from '#main/services/runs/runBook';
import { RunFollower } from '#main/services/runs/runFollower';
import { trainingOf } from '#main/services/runs/trainedLines';
import { RUN_FILES } from '#system/fileNames';
import type { Progress } from '#system/progress';

/** A net to be pre-trained: how, and where it goes. */
export interface PretrainOrder {
  readonly wish: PretrainWish;
  /** True for simulations like the shown plane of the open line. */
  readonly isLikeLine: boolean;
  readonly modelFolder: string;
}

/** Receives what a job tells of its run, or of one after the other. */
interface Follower<News> {
  /** The run that is in progress now. */
  readonly runId: string;
  readonly book: RunBook;
  readonly stage: 'training' | 'classifying';
  readonly grid: ProbabilityNews | null;
  hear(news: News): void;
  hearProgress(progress: Progress): void;
  finish(end: RunEnd): void;
  fail(failure: Failure): void;
}

interface ActiveRun {
  readonly follower: Follower<never>;
  readonly job: Running<RunEnd>;
  readonly ended: Promise<void>;
}

/** Training and classifying, one run at a time, in the learn process. */
export class TrainingService {
  private active: ActiveRun | null = null;
  private lastGrid: ProbabilityNews | null = null;

  constructor(
    private readonly projects: ProjectService,
    private readonly learning: LearnService,
    private readonly engines: EngineService,
    private readonly datasets: DatasetService,
    private readonly sendNews: SendNews,
  ) {}

  /**
   * Trains on the picks of the three standard classes on lines of the project, then classifies the shown one.
   * @throws AppFailure 'project.none', 'project.readOnly', 'run.busy', 'argument.invalid', 'file.missing'
   */
  async start(asked: TrainingAsk): Promise<RunSummary> {
    const engine = await this.engines.resolve(asked.engine);
    const open = this.projects.require();
    const { store, runs } = open;
    const lineId = store.line.id;
    const plane = this.projects.shownPlane;
    const { recipe, trainedLineIds, pickCount } = await trainingOf(open, plane, asked, engine);
    this.refuseWhileBusy();
    const fresh = freshRun(recipe, runs.nextNumber, pickCount);
    const summary = runs.add({ ...fresh, lineId, plane, trainedLineIds });
    const order = { recipe, runFolder: summary.folder };
    this.follow(new RunFollower(summary.runId, runs, this.sendNews, 'training'), (listener) =>
      this.learning.client.ask('train', order, listener),
    );
    return summary;
  }

  /**
   * Continues from the checkpoint of a run that was stopped or whose process ended.
   * @throws AppFailure 'run.none', 'run.noCheckpoint', 'run.busy'
   */
  async continueRun(runId: string): Promise<RunSummary> {
    const open = this.projects.require();
    const { runs } = open;
    const run = runs.require(runId);
    const file = await fileOfLine(open, run.lineId, run.plane);
    this.refuseWhileBusy();
    if (!run.canContinue)
      throw failureOf('run.noCheckpoint', `${run.name} has no checkpoint to continue from.`, 'Train again.');
    const summary = runs.change(runId, { status: 'training', failure: null });
    const order = { ...file, runFolder: run.folder };
    this.follow(new RunFollower(runId, runs, this.sendNews, 'training'), (listener) =>
      this.learning.client.ask('continueTraining', order, listener),
    );
    return summary;
  }

  /**
   * Classifies lines with the net of an earlier run; the shown plane where none are named.
   * @throws AppFailure 'run.none', 'run.noModel', 'run.busy', 'argument.invalid', 'file.missing'
   */
  async classify(runId: string, lineIds?: readonly number[], planes?: ChosenPlanes): Promise<void> {
    const open = this.projects.require();
    this.refuseWhileBusy();
    const { shownPlane } = this.projects;
    const { lines, order } = await lineRunsOf(open, runId, { shownPlane, lineIds, planes });
    this.refuseWhileBusy();
    this.follow(new LinesFollower(lines, open.runs, this.sendNews), (listener) =>
      this.learning.client.ask('classifyLines', order, listener),
    );
  }

  /**
   * Pre-trains a net as a run of the project, whose curves are kept with it; the net goes to its own folder.
   * @param keep called when the net is there
   * @throws AppFailure 'project.none', 'project.readOnly', 'run.busy'
   */
  async pretrain(
    { wish, isLikeLine, modelFolder }: PretrainOrder,
    keep: () => Promise<void>,
  ): Promise<RunSummary> {
    const engine = await this.engines.resolve('auto');
    const { dataset, store, runs } = this.projects.require();
    this.refuseWhileBusy();
    const { seed, steps } = wish;
    const settings = { ...DEFAULT_SETTINGS, engine, options: { ...DEFAULT_SETTINGS.options, seed, steps } };
    const number = runs.nextNumber;
    const fresh = { ...freshRun(settings, number, 0), lineId: store.line.id };
    const summary = runs.add({ ...fresh, name: `Pre-training ${number}` });
    const like = isLikeLine ? lineFileOf(dataset, this.projects.shownPlane) : null;
    const logFolder = join(summary.folder, RUN_FILES.events);
    const order = { ...wish, like, modelFolder, logFolder, engine };
    this.follow(new RunFollower(summary.runId, runs, this.sendNews, 'training'), (listener) => {
      const running = this.learning.client.ask('pretrain', order, listener);
      return { ...running, answer: running.answer.then((end) => keep().then(() => end)) };
    });
    return summary;
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

  /** Stops the run and waits for its end; its results are kept. */
  async stop(runId: string): Promise<void> {
    const { job, ended } = this.requireActive(runId);
    job.cancel();
    await ended;
  }

  /** Stops the run in progress before the project is closed or another one is opened. */
  async stopAll(): Promise<void> {
    if (this.active) await this.stop(this.active.follower.runId);
    this.lastGrid = null;
  }

  /** @throws AppFailure 'run.busy' */
  refuseWhileBusy(): void {
    if (!this.active) return;
    throw failureOf('run.busy', 'A run is in progress.', 'Wait until it ends, or stop it first.');
  }

  /** Reads the history of the net of a run from the event files of its training. */
  async history(runId: string): Promise<RunHistory> {
    const { runs } = this.projects.require();
    const { folder } = runs.netOf(runId);
    const eventFolder = join(folder, RUN_FILES.events);
    const logged = await this.datasets.client.ask('history', { eventFolder }).answer;
    return { runId, ...logged };
  }

  async probabilities(runId: string): Promise<ProbabilityNews | null> {
    const { store, runs } = this.projects.require();
    const { folder, hasProbabilities, lineId, plane } = runs.require(runId);
    const live = this.active?.follower.grid ?? this.lastGrid;
    if (live?.runId === runId) return live;
    if (!hasProbabilities) return null;
    const shown = lineId === store.line.id ? plane : null;
    const stored = await this.datasets.client.ask('probabilities', { runFolder: folder, shown }).answer;
    return stored && { runId, grid: stored.grid, shares: stored.shares, final: stored.complete };
  }

  /** How each line of a run was judged by a net that had not seen it; none with one line, or before its end. */
  async byLine(runId: string): Promise<LineValidation[]> {
    const { folder } = this.projects.require().runs.require(runId);
    return this.datasets.client.ask('byLine', { runFolder: folder }).answer;
  }

  /** Removes a run and its folder. @throws AppFailure 'run.busy' while it is in progress */
  async remove(runId: string): Promise<void> {
    const { runs } = this.projects.require();
    const { folder } = runs.require(runId);
    if (this.active?.follower.runId === runId) this.refuseWhileBusy();
    runs.remove(runId);
    await rm(folder, { recursive: true, force: true });
  }

  private requireActive(runId: string): ActiveRun {
    if (this.active?.follower.runId === runId) return this.active;
    throw failureOf('run.idle', 'This run is not in progress.', 'Start a new one.');
  }

  private follow<News>(follower: Follower<News>, ask: (listener: Listener<News>) => Running<RunEnd>): void {
    const job = ask({
      news: (news) => follower.hear(news),
      progress: (progress) => follower.hearProgress(progress),
      warning: (message) => this.sendNews('notice', { level: 'warning', message, remedy: '' }),
    });
    const release = () => {
      this.active = null;
      this.lastGrid = follower.grid;
    };
    const ended = job.answer.finally(release).then(
      (end) => follower.finish(end),
      (error: unknown) => follower.fail(toFailure(error)),
    );
    this.active = { follower, job, ended };
  }
}
