import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Failure, RunSummary } from '#contract/contract';
import { failureOf, toFailure } from '#main/base/failure';
import type { SendNews } from '#main/base/sendNews';
import { runFolder } from '#main/project/projectPlaces';
import type { ProjectStore } from '#main/project/projectStore';
import type { StoredRun } from '#main/project/runTable';
import { MODEL_FILES, RUN_FILES } from '#system/fileNames';

/** Rows of a run whose progress alone changed are written at most once per second. */
const SAVE_EVERY_MS = 1_000;

const INTERRUPTED: Failure = {
  code: 'run.interrupted',
  message: 'Diffrakt ended during this run.',
  remedy: 'Continue the run if it has a Continue button, or train again.',
};

function isUnderWay({ status }: StoredRun): boolean {
  return status === 'training' || status === 'paused' || status === 'classifying';
}

/** The runs of one project: updates their rows in the store and sends them to the window. */
export class RunBook {
  private readonly runs: Map<string, StoredRun>;
  private lastSavedMs = 0;

  constructor(
    private readonly store: ProjectStore,
    private readonly sendNews: SendNews,
  ) {
    this.runs = new Map(store.runs.map((run) => [run.runId, run]));
    if (!store.info.readOnly) this.closeInterrupted();
  }

  /** All runs, the oldest first. */
  get summaries(): RunSummary[] {
    return [...this.runs.values()].map((run) => this.summaryOf(run));
  }

  /** The number in the name of the next run, above those of all runs. */
  get nextNumber(): number {
    const numbers = [...this.runs.values()].map(({ name }) => Number(/^Run (\d+)$/.exec(name)?.[1] ?? 0));
    return Math.max(0, ...numbers) + 1;
  }

  folderOf(runId: string): string {
    return runFolder(this.store.path, runId);
  }

  /** @throws AppFailure 'run.none' */
  require(runId: string): RunSummary {
    return this.summaryOf(this.stored(runId));
  }

  /** The run that trained the net of a run: that run itself where it did, or where the other was removed. */
  netOf(runId: string): RunSummary {
    const run = this.require(runId);
    const net = run.netOf === null ? undefined : this.runs.get(run.netOf);
    return net?.hasModel ? this.summaryOf(net) : run;
  }

  add(run: StoredRun): RunSummary {
    return this.put(run);
  }

  /** Changes a run; rows whose progress alone changed are written at most once per second. */
  change(runId: string, change: Partial<StoredRun>): RunSummary {
    const next = { ...this.stored(runId), ...change };
    const isStep = change.status === undefined && change.hasModel === undefined;
    this.runs.set(runId, next);
    if (isStep && Date.now() - this.lastSavedMs < SAVE_EVERY_MS) return this.summaryOf(next);
    return this.putOrTell(next);
  }

  /** Gives a run the name and the note that the user wants. @throws AppFailure 'run.none' */
  describe(runId: string, words: Pick<StoredRun, 'name' | 'note'>): RunSummary {
    return this.put({ ...this.stored(runId), ...words });
  }

  /** Takes over what another process has made of the runs, and tells the window of those that changed. */
  refresh(): void {
    for (const run of this.store.runs) {
      if (isDeepStrictEqual(this.runs.get(run.runId), run)) continue;
      this.runs.set(run.runId, run);
      this.sendNews('run.changed', this.summaryOf(run));
    }
  }

  /** The results that are in the run's folder now. */
  resultsOf(runId: string): Pick<StoredRun, 'hasModel' | 'hasProbabilities' | 'canContinue'> {
    const folder = this.folderOf(runId);
    return {
      hasModel: existsSync(join(folder, RUN_FILES.model, MODEL_FILES.weights)),
      hasProbabilities: existsSync(join(folder, RUN_FILES.grid)),
      canContinue: existsSync(join(folder, RUN_FILES.checkpoint)),
    };
  }

  remove(runId: string): void {
    this.store.removeRun(runId);
    this.runs.delete(runId);
  }

  /** A run as the project keeps it: without its folder, which goes where the project goes. */
  private stored(runId: string): StoredRun {
    const run = this.runs.get(runId);
    if (run) return run;
    throw failureOf('run.none', 'This run is not in the project.', 'Choose another run.');
  }

  private closeInterrupted(): void {
    for (const run of this.runs.values()) {
      if (!isUnderWay(run)) continue;
      this.put({ ...run, ...this.resultsOf(run.runId), status: 'failed', failure: INTERRUPTED });
    }
  }

  /** A run continues if its row cannot be written: its results are in its folder. */
  private putOrTell(run: StoredRun): RunSummary {
    try {
      return this.put(run);
    } catch (error) {
      const { message, remedy } = toFailure(error);
      this.lastSavedMs = Date.now();
      this.sendNews('notice', { level: 'error', message, remedy });
      return this.summaryOf(run);
    }
  }

  private put(run: StoredRun): RunSummary {
    this.runs.set(run.runId, run);
    this.store.saveRun(run);
    this.lastSavedMs = Date.now();
    const summary = this.summaryOf(run);
    this.sendNews('run.changed', summary);
    return summary;
  }

  private summaryOf(run: StoredRun): RunSummary {
    return { ...run, folder: this.folderOf(run.runId) };
  }
}
