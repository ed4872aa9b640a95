import type { AppState, EngineReport, Settings } from '#contract/contract';
import { ask, attempt, listen } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { continuedWords } from '#renderer/words/continuedWords';

const NEW_PROJECT = {
  level: 'info',
  offer: { label: 'Start a new project', command: 'newProject' },
} as const;

/** The state of the app in main: project, line, engine, settings. */
class AppStore {
  state = $state.raw<AppState | null>(null);
  /** True while the start page is shown over the demo line, at the first start. */
  isWelcoming = $state(false);
  /** What is being opened, as text; null if nothing is. */
  opening = $state<string | null>(null);

  /** Loads the state and follows its changes. */
  async start(): Promise<void> {
    listen('project.changed', (project) => {
      if (this.state) this.state = { ...this.state, project };
    });
    listen('project.opened', (state) => this.take(state));
    listen('engine.changed', (engine) => this.takeEngine(engine));
    const state = await ask('app.state', null);
    this.take(state);
    this.isWelcoming = state.isFirstStart && state.isDemoLine;
  }

  /** Sets the engine that is used from now on. */
  takeEngine(engine: EngineReport): void {
    if (this.state) this.state = { ...this.state, engine };
  }

  endWelcome(): void {
    this.isWelcoming = false;
  }

  async openDialog(): Promise<void> {
    await this.open('the file you choose', () => ask('project.openDialog', null));
  }

  async openPath(path: string): Promise<void> {
    await this.open(path, () => ask('project.open', { path }));
  }

  async openDemo(seed: number): Promise<void> {
    await this.open('the demo line, simulated the first time', () => ask('project.openDemo', { seed }));
  }

  /** Starts a new project on the open line. */
  async openNew(): Promise<void> {
    if (this.state?.dataset) await this.open('a new project', () => ask('project.openNew', null));
  }

  async close(): Promise<void> {
    await this.open('the start page', () => ask('project.close', null));
  }

  async change(settings: Partial<Settings>): Promise<void> {
    const changed = await attempt(() => ask('settings.change', settings));
    if (changed && this.state) this.state = { ...this.state, settings: changed };
  }

  private async open(name: string, request: () => Promise<AppState | null>): Promise<void> {
    this.opening = name;
    const state = await attempt(request);
    this.opening = null;
    if (state) this.take(state);
  }

  private take(state: AppState): void {
    selection.clear();
    notices.withdrawOffers();
    this.isWelcoming = false;
    this.state = state;
    shownPlane.open(state.dataset);
    runs.open(state.runs);
    layout.restore(state.view?.json ?? null);
    picks.clear();
    if (state.project) void attempt(() => picks.load());
    if (state.continued) notices.tell({ ...continuedWords(state.continued), ...NEW_PROJECT });
  }
}

export const app = new AppStore();
