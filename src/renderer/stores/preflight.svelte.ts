import type { Failure, PreflightCheck, PreflightReport, TrainingAsk } from '#contract/contract';
import { ask, attempt, listen, RequestFailure } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';
import { picks } from '#renderer/stores/picks.svelte';

/** The input of a preflight: its report holds for nothing else. */
interface Occasion {
  readonly projectPath: string | null;
  readonly pickRevision: number;
  readonly settings: string;
}

/** The settings that determine the result: not those of classification or checkpoints. */
function occasionOf(all: TrainingAsk): Occasion {
  const { classifyAfter: _after, checkpointSeconds: _seconds, ...settings } = all;
  return {
    projectPath: app.state?.project?.path ?? null,
    pickRevision: picks.state.revision,
    settings: JSON.stringify(settings),
  };
}

/** The checks before training: those finished so far, and the last report. */
class Preflight {
  checks = $state.raw<readonly PreflightCheck[]>([]);
  report = $state.raw<PreflightReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  isRunning = $state(false);
  isStopping = $state(false);
  /** Whether the report is unfolded: a new one is, until the user folds it or trains. */
  isUnfolded = $state(true);
  private occasion = $state.raw<Occasion | null>(null);
  private ended: Promise<void> = Promise.resolve();

  start(): void {
    listen('preflight.check', (check) => {
      if (this.isRunning) this.checks = [...this.checks.filter(({ id }) => id !== check.id), check];
    });
  }

  /** True if there is something to show for the open project. */
  get isShown(): boolean {
    return this.occasion !== null && this.occasion.projectPath === (app.state?.project?.path ?? null);
  }

  /** What has changed since: "picks", "settings", both, or null if the report still holds. */
  changedSince(settings: TrainingAsk | null): string | null {
    if (!this.occasion) return null;
    const now = settings && occasionOf(settings);
    const hasOtherPicks = picks.state.revision !== this.occasion.pickRevision;
    const hasOtherSettings = now === null || now.settings !== this.occasion.settings;
    const changed = [...(hasOtherPicks ? ['picks'] : []), ...(hasOtherSettings ? ['settings'] : [])];
    return changed.join(' and ') || null;
  }

  async run(settings: TrainingAsk): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.isUnfolded = true;
    this.occasion = occasionOf(settings);
    this.checks = [];
    this.report = null;
    this.failure = null;
    this.ended = this.finish(settings);
    await this.ended;
  }

  /** Stops the preflight and waits for its end; finished checks stay. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await attempt(() => ask('preflight.stop', null));
    await this.ended;
  }

  private async finish(settings: TrainingAsk): Promise<void> {
    try {
      this.report = await ask('preflight.start', settings);
      this.checks = this.report.checks;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (error.failure.code !== 'cancelled') this.failure = error.failure;
    } finally {
      this.isRunning = false;
      this.isStopping = false;
    }
  }
}

export const preflight = new Preflight();
