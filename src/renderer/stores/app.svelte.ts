import type { AppState, EngineReport, Failure } from '#contract/contract';
import type { Settings } from '#contract/preferences/settings';
import { ask, attempt, listen, RequestFailure } from '#renderer/bridge/bridge';
import { notices } from '#renderer/bridge/notices.svelte';
import { addressFetch } from '#renderer/stores/address.svelte';
import { layout } from '#renderer/stores/layout.svelte';
import { nets } from '#renderer/stores/nets.svelte';
import { pages } from '#renderer/stores/pages.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { continuedWords } from '#renderer/words/continuedWords';
import { keptReadingWords } from '#renderer/words/keptReadingWords';
import { usualProcess } from '#seismic/process/radarDefaults';
import type { TraceProcess } from '#seismic/process/traceProcess';
import { usualWindowMs } from '#seismic/process/usualWindow';
import type { OpeningOptions } from '#seismic/survey/openingOptions';

const NEW_PROJECT = {
  level: 'info',
  offer: { label: 'Start a new project', command: 'newProject' },
} as const;

/** Failures of lines that other options may mend. */
const OPENS_OTHERWISE: readonly string[] = ['file.notSegy', 'file.truncated', 'argument.invalid'];
const READ_OTHERWISE = { label: 'Open with options…', command: 'openingOptions' } as const;

const READ_AS_STATED = {
  level: 'info',
  offer: { label: 'Read as stated', command: 'readAsStated' },
} as const;

function usualProcessOf(dataset: AppState['dataset']): TraceProcess | undefined {
  return dataset
    ? usualProcess(dataset.survey.samples, dataset.radar?.antennaFrequencyMHz ?? null)
    : undefined;
}

/** A click picks a window that suits the line. */
function chooseWindow(dataset: AppState['dataset']): void {
  if (!dataset) return;
  tool.durationMs = usualWindowMs(dataset.survey.samples, dataset.radar?.antennaFrequencyMHz ?? null);
}

/** The state of the app in main: project, line, engine, settings. */
class AppStore {
  state = $state.raw<AppState | null>(null);
  /** True while the start page is shown over the demo line, at the first start. */
  isWelcoming = $state(false);
  /** What is being opened, as text; null if nothing is. */
  opening = $state<string | null>(null);
  /** The failure of a line that did not open, while it can be opened otherwise. */
  unopened = $state.raw<Failure | null>(null);
  /** What the open file is known by, its content included; null where none is open. */
  readonly fileKey = $derived.by(() => {
    const dataset = this.state?.dataset;
    return dataset ? `${dataset.path} ${dataset.fingerprint}` : null;
  });

  /** Loads the state and follows its changes. */
  async start(): Promise<void> {
    listen('project.changed', (project) => {
      if (this.state) this.state = { ...this.state, project };
    });
    listen('line.completed', (dataset) => {
      if (!this.state) return;
      this.state = { ...this.state, dataset };
      shownPlane.complete(dataset);
    });
    listen('project.opened', (state) => this.take(state));
    listen('project.refused', (failure) => this.refuse(failure));
    addressFetch.start();
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

  /** Opens a line on a server. */
  async openAddress(address: string): Promise<void> {
    await this.open(address, () => ask('project.open', { path: address }));
    addressFetch.end();
  }

  /** Opens a file, or with null the open line, by options that take the place of its headers. */
  async openOtherwise({ path, opening }: { path: string | null; opening: OpeningOptions }): Promise<void> {
    await this.open('the file in another way', () =>
      path === null ? ask('line.reopen', { opening }) : ask('project.open', { path, opening }),
    );
  }

  /** Shows how the line that did not open, else the open one, may be read; lets the user choose one first. */
  async showReadings(): Promise<void> {
    if (!this.unopened && !this.state?.dataset) await this.openDialog();
    if (this.unopened || this.state?.dataset) pages.open = 'opening';
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

  /** Opens what a request answers; null changes nothing. `name` says what it is while it is on its way. */
  async open(name: string, request: () => Promise<AppState | null>): Promise<void> {
    this.opening = name;
    this.unopened = null;
    try {
      await layout.flush();
      const state = await request();
      if (state) this.take(state);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.refuse(error.failure);
    } finally {
      this.opening = null;
    }
  }

  /** A line that opens by other options is shown with them; any other failure is a notice. */
  private refuse(failure: Failure): void {
    const isReadable = failure.line !== undefined && OPENS_OTHERWISE.includes(failure.code);
    this.unopened = isReadable ? failure : null;
    if (isReadable && failure.remedies) pages.open = 'opening';
    else notices.fail(failure, isReadable ? READ_OTHERWISE : undefined);
  }

  private take(state: AppState): void {
    selection.clear();
    notices.withdrawOffers();
    this.isWelcoming = false;
    this.unopened = null;
    if (pages.open === 'opening' || pages.open === 'address') pages.close();
    const isSameProject = state.project !== null && state.project.path === this.state?.project?.path;
    this.state = state;
    layout.restore(state.view?.json ?? null, usualProcessOf(state.dataset));
    shownPlane.open(state.dataset, state.lineId);
    chooseWindow(state.dataset);
    runs.open(state.runs, state.lineId, isSameProject);
    picks.clear();
    void nets.follow(state.project?.path ?? null);
    if (state.project) void attempt(() => picks.load());
    const kept = keptReadingWords(state);
    if (kept) notices.tell({ ...kept, ...READ_AS_STATED });
    if (state.continued) notices.tell({ ...continuedWords(state.continued), ...NEW_PROJECT });
  }
}

export const app = new AppStore();
