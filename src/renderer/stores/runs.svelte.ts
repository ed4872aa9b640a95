import type {
  ChosenPlanes,
  LineValidation,
  PickVerdict,
  ProbabilityNews,
  RunHistory,
  RunProgress,
  RunSummary,
  TrainingAsk,
} from '#contract/contract';
import { addNews, EMPTY_HISTORY, joinHistories } from '#contract/training';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import type { SectionScore } from '#seismic/labels/score';

const ACTIVE = new Set(['training', 'paused', 'classifying']);

/** Statuses from which a run may continue from its checkpoint. */
const CUT_OFF = new Set(['stopped', 'failed']);

/** The runs of the project, the shown one, and its history so far. */
class RunsStore {
  list = $state.raw<RunSummary[]>([]);
  shownId = $state<string | null>(null);
  history = $state.raw<RunHistory | null>(null);
  /** The probabilities in the shown run's folder. */
  private storedGrid = $state.raw<ProbabilityNews | null>(null);
  /** The shown line. */
  private lineId = $state.raw<number | null>(null);
  progress = $state.raw<RunProgress | null>(null);
  score = $state.raw<SectionScore | null>(null);
  /** How nets trained on the other lines judge each line of the shown run, in the order of its lines. */
  byLine = $state.raw<readonly LineValidation[]>([]);

  /** The finest grid of the shown run that is there. */
  get grid(): Omit<ProbabilityNews, 'runId'> | null {
    return this.history?.grid ?? this.storedGrid;
  }

  get shown(): RunSummary | null {
    return this.list.find(({ runId }) => runId === this.shownId) ?? null;
  }

  /** The run that is training, paused or classifying now. */
  get active(): RunSummary | null {
    return this.list.find(({ status }) => ACTIVE.has(status)) ?? null;
  }

  /** True if a run can be continued now from its checkpoint. */
  canContinue(run: RunSummary): boolean {
    return run.canContinue && CUT_OFF.has(run.status) && this.active === null;
  }

  verdictOf(pickId: string): PickVerdict | null {
    return this.verdicts.find((verdict) => verdict.pickId === pickId) ?? null;
  }

  /**
   * The verdicts of the shown run on picks of the shown line. A training on several lines names them with their line,
   * as its report does.
   */
  get verdicts(): readonly PickVerdict[] {
    const all = this.history?.verdicts ?? [];
    const lineIds = this.shown?.trainedLineIds ?? [];
    if (lineIds.length === 1 && lineIds[0] !== this.lineId) return [];
    if (lineIds.length < 2) return all;
    const start = `${this.byLine[lineIds.indexOf(this.lineId ?? 0)]?.name}: `;
    const own = all.filter(({ pickId }) => pickId.startsWith(start));
    return own.map((verdict) => ({ ...verdict, pickId: verdict.pickId.slice(start.length) }));
  }

  start(): void {
    listen('run.changed', (run) => this.takeRun(run));
    listen('run.progress', (progress) => {
      this.progress = progress;
    });
    listen('run.news', ({ runId, news }) => {
      if (runId !== this.shownId) return;
      this.history = { runId, ...addNews(this.history ?? EMPTY_HISTORY, news) };
    });
  }

  /**
   * Loads the runs of a project and shows the newest that classified the shown line, else the newest of all. The
   * progress stays where it is the project that was open.
   */
  open(list: RunSummary[], lineId: number | null, isSameProject = false): void {
    this.list = list;
    this.lineId = lineId;
    if (!isSameProject) this.progress = null;
    this.clearShown();
    const newest = [...list].sort((a, b) => b.startedAtMs - a.startedAtMs);
    const first = newest.find((run) => run.lineId === lineId && run.hasProbabilities) ?? newest.at(0);
    if (first) void this.show(first.runId);
  }

  async show(runId: string): Promise<void> {
    this.clearShown();
    this.shownId = runId;
    const history = await attempt(() => ask('run.history', { runId }));
    const grid = await attempt(() => ask('run.probabilities', { runId }));
    if (this.shownId !== runId) return;
    if (history) this.history = { runId, ...joinHistories(history, this.history ?? EMPTY_HISTORY) };
    this.storedGrid = grid;
    await this.loadByLine();
    await this.loadScore();
  }

  async train(settings: TrainingAsk): Promise<void> {
    const run = await attempt(() => ask('training.start', settings));
    if (!run) return;
    this.takeRun(run);
    if (this.shownId !== run.runId) {
      this.clearShown();
      this.shownId = run.runId;
      this.history = { runId: run.runId, ...EMPTY_HISTORY };
    }
  }

  /** Continues from a run's checkpoint and shows it. */
  async continueRun(runId: string): Promise<void> {
    const run = await attempt(() => ask('training.continue', { runId }));
    if (!run) return;
    this.takeRun(run);
    if (this.shownId === runId) this.score = null;
    else await this.show(runId);
  }

  /** Classifies lines of the project with the net of a run; each becomes a run of its own. */
  async classifyLines(runId: string, lineIds: readonly number[], planes: ChosenPlanes): Promise<void> {
    await attempt(() => ask('classification.start', { runId, lineIds, planes }));
  }

  async tell(
    name: 'training.pause' | 'training.resume' | 'training.stop' | 'classification.start',
    runId: string,
  ) {
    await attempt(() => ask(name, { runId }));
  }

  /** Gives a run another name or note. */
  async describe({ runId }: RunSummary, words: Pick<RunSummary, 'name' | 'note'>): Promise<void> {
    const run = await attempt(() => ask('run.describe', { runId, ...words }));
    if (run) this.takeRun(run);
  }

  async showFiles(runId: string): Promise<void> {
    await attempt(() => ask('run.showFiles', { runId }));
  }

  /** Removes a run and its files, once the user has agreed. */
  async remove(runId: string): Promise<void> {
    if ((await attempt(() => ask('run.remove', { runId }))) !== true) return;
    const rest = this.list.filter((run) => run.runId !== runId);
    this.open(rest, this.lineId, true);
  }

  private clearShown(): void {
    this.shownId = null;
    this.history = null;
    this.storedGrid = null;
    this.score = null;
    this.byLine = [];
  }

  /** Reads the validation by line, which is there when the net is trained. */
  private async loadByLine(): Promise<void> {
    const run = this.shown;
    if (!run || run.trainedLineIds.length < 2 || run.status === 'training') return;
    const byLine = await attempt(() => ask('run.byLine', { runId: run.runId }));
    if (byLine && this.shownId === run.runId) this.byLine = byLine;
  }

  private async loadScore(): Promise<void> {
    const run = this.shown;
    if (!run?.hasProbabilities || run.status !== 'done') return;
    const score = await attempt(() => ask('run.score', { runId: run.runId }));
    if (this.shownId === run.runId) this.score = score;
  }

  private takeRun(run: RunSummary): void {
    const known = this.list.some(({ runId }) => runId === run.runId);
    this.list = known
      ? this.list.map((other) => (other.runId === run.runId ? run : other))
      : [run, ...this.list];
    if (!ACTIVE.has(run.status)) this.progress = null;
    if (!known && run.status === 'training') {
      this.clearShown();
      this.shownId = run.runId;
      this.history = { runId: run.runId, ...EMPTY_HISTORY };
    }
    if (!known && run.status === 'classifying' && run.lineId === this.lineId) void this.show(run.runId);
    if (run.runId !== this.shownId) return;
    if (this.byLine.length === 0) void this.loadByLine();
    if (run.status === 'done' && !this.score) void this.loadScore();
  }
}

export const runs = new RunsStore();
