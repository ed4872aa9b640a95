import type {
  PickVerdict,
  ProbabilityNews,
  RunHistory,
  RunProgress,
  RunSettings,
  RunSummary,
} from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import type { SectionScore } from '#seismic/labels/score';
import { emptyHistory, goOn, joinHistories } from './runHistory';

const ACTIVE = new Set(['training', 'paused', 'classifying']);

/** Statuses from which a run may continue from its checkpoint. */
const CUT_OFF = new Set(['stopped', 'failed']);

/** The runs of the project, the shown one, and its history so far. */
class RunsStore {
  list = $state.raw<RunSummary[]>([]);
  shownId = $state<string | null>(null);
  history = $state.raw<RunHistory | null>(null);
  grid = $state.raw<ProbabilityNews | null>(null);
  progress = $state.raw<RunProgress | null>(null);
  score = $state.raw<SectionScore | null>(null);

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
    return this.history?.verdicts.find((verdict) => verdict.pickId === pickId) ?? null;
  }

  start(): void {
    listen('run.changed', (run) => this.takeRun(run));
    listen('run.progress', (progress) => {
      this.progress = progress;
    });
    listen('training.steps', ({ runId, steps }) =>
      this.grow(runId, (history) => ({ ...history, steps: goOn(history.steps, steps) })),
    );
    listen('training.snapshot', ({ runId, snapshot }) =>
      this.grow(runId, (history) => ({
        ...history,
        snapshots: goOn(history.snapshots, [snapshot]),
      })),
    );
    listen('training.graph', ({ runId, graph }) => this.grow(runId, (history) => ({ ...history, graph })));
    listen('training.verdicts', ({ runId, verdicts }) =>
      this.grow(runId, (history) => ({ ...history, verdicts })),
    );
    listen('classification.grid', (news) => {
      if (news.runId === this.shownId) this.grid = news;
    });
  }

  /** Loads the runs of a newly opened project and shows the newest. */
  open(list: RunSummary[]): void {
    this.list = list;
    this.progress = null;
    this.clearShown();
    const newest = [...list].sort((a, b) => b.startedAtMs - a.startedAtMs)[0];
    if (newest) void this.show(newest.runId);
  }

  async show(runId: string): Promise<void> {
    this.clearShown();
    this.shownId = runId;
    const history = await attempt(() => ask('run.history', { runId }));
    const grid = await attempt(() => ask('run.probabilities', { runId }));
    if (this.shownId !== runId) return;
    if (history) this.history = joinHistories(history, this.history);
    this.grid = this.grid ?? grid;
    await this.loadScore();
  }

  async train(settings: RunSettings): Promise<void> {
    const run = await attempt(() => ask('training.start', settings));
    if (!run) return;
    this.takeRun(run);
    if (this.shownId !== run.runId) {
      this.clearShown();
      this.shownId = run.runId;
      this.history = emptyHistory(run.runId);
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

  async tell(
    name: 'training.pause' | 'training.resume' | 'training.stop' | 'classification.start',
    runId: string,
  ) {
    await attempt(() => ask(name, { runId }));
  }

  async remove(runId: string): Promise<void> {
    if ((await attempt(() => ask('run.remove', { runId }).then(() => true))) !== true) return;
    this.open(this.list.filter((run) => run.runId !== runId));
  }

  private clearShown(): void {
    this.shownId = null;
    this.history = null;
    this.grid = null;
    this.score = null;
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
      this.history = emptyHistory(run.runId);
    }
    if (run.runId === this.shownId && run.status === 'done' && !this.score) void this.loadScore();
  }

  private grow(runId: string, change: (history: RunHistory) => RunHistory): void {
    if (runId !== this.shownId) return;
    this.history = change(this.history ?? emptyHistory(runId));
  }
}

export const runs = new RunsStore();
