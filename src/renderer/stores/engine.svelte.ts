import type { EngineDiagnosis, Failure, NativeBuild, Progress } from '#contract/contract';
import { ask, listen, RequestFailure } from '#renderer/bridge/bridge';
import { app } from '#renderer/stores/app.svelte';

export type EngineAction = 'diagnose' | 'measure' | 'install' | 'uninstall' | 'copy';

const COPIED_MS = 2_000;

/** State and actions of the Engine page: one action at a time, whether or not the page is open. */
class EngineStore {
  diagnosis = $state.raw<EngineDiagnosis | null>(null);
  /** The action in progress. */
  action = $state<EngineAction | null>(null);
  progress = $state.raw<Progress | null>(null);
  isCancelling = $state(false);
  isCopied = $state(false);
  /** The last action that failed; shown beside its button. */
  failed = $state.raw<{ readonly action: EngineAction; readonly failure: Failure } | null>(null);

  start(): void {
    listen('engine.progress', (progress) => {
      this.progress = progress;
    });
  }

  failureOf(action: EngineAction): Failure | null {
    return this.failed?.action === action ? this.failed.failure : null;
  }

  async diagnose(): Promise<void> {
    await this.perform('diagnose', () => ask('engine.diagnose', null));
  }

  async measure(): Promise<void> {
    await this.perform('measure', () => ask('engine.measure', null));
  }

  /** Downloads are kept after a cancel or a failure, so the remaining size is requested again. */
  async install(build: NativeBuild, fromDisk: boolean): Promise<void> {
    this.progress = null;
    this.isCancelling = false;
    let isDone = false;
    await this.perform('install', async () => {
      const done = await ask('engine.install', { build, fromDisk });
      isDone = done !== null;
      return done ?? this.diagnosis;
    });
    this.progress = null;
    this.isCancelling = false;
    if (!isDone) this.diagnosis = await ask('engine.diagnose', null).catch(() => this.diagnosis);
  }

  async cancelInstall(): Promise<void> {
    this.isCancelling = true;
    await ask('engine.cancelInstall', null);
  }

  async uninstall(): Promise<void> {
    await this.perform('uninstall', () => ask('engine.uninstall', null));
  }

  async copy(): Promise<void> {
    await this.perform('copy', async () => {
      await ask('engine.copyDiagnosis', null);
      this.isCopied = true;
      setTimeout(() => {
        this.isCopied = false;
      }, COPIED_MS);
      return this.diagnosis;
    });
  }

  private async perform(action: EngineAction, work: () => Promise<EngineDiagnosis | null>): Promise<void> {
    if (this.action !== null) return;
    this.action = action;
    this.failed = null;
    try {
      this.diagnosis = await work();
      if (this.diagnosis) app.takeEngine(this.diagnosis.report);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failed = { action, failure: error.failure };
    } finally {
      this.action = null;
    }
  }
}

export const engine = new EngineStore();
