import type { LiveAnswer, RunSummary } from '#contract/contract';
import { ask, attempt } from '#renderer/bridge/bridge';
import { type Result, resultOfAnswer, runResult } from '#renderer/scene/results.svelte';
import { app } from '#renderer/stores/app.svelte';
import { liveAnswer } from '#renderer/stores/liveAnswer.svelte';
import { runs } from '#renderer/stores/runs.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** What lies over a plane that is not worked on: of the newest run on it, else the answer that it had before. */
class SideResult {
  private grids = $state.raw<ReadonlyMap<string, ProbabilityGrid>>(new Map());
  private kept = $state.raw<{ readonly answer: LiveAnswer; readonly fileKey: string | null } | null>(null);

  /** Keeps the answer of the plane that is worked on, for when another one is. */
  keepAnswer(): void {
    const { answer } = liveAnswer;
    this.kept = answer && { answer, fileKey: app.fileKey };
  }

  /** The result over a plane; null where there is none, or it is not read yet. */
  on(plane: string): Result | null {
    const run = runOn(plane);
    const grid = run && this.grids.get(run.runId);
    if (grid) return runResult(grid);
    const { kept } = this;
    return kept?.answer.plane === plane && kept.fileKey === app.fileKey ? resultOfAnswer(kept.answer) : null;
  }

  /** Reads the grid of the newest run on a plane that is not running. */
  async read(plane: string): Promise<void> {
    const run = runOn(plane);
    if (!run || this.grids.has(run.runId)) return;
    const news = await attempt(() => ask('run.probabilities', { runId: run.runId }));
    if (news) this.grids = new Map([[run.runId, news.grid]]);
  }
}

function runOn(plane: string): RunSummary | null {
  const onPlane = runs.list.filter(
    (run) =>
      run.hasProbabilities && run !== runs.active && run.lineId === shownPlane.lineId && run.plane === plane,
  );
  return onPlane.reduce<RunSummary | null>(
    (newest, run) => (newest && newest.startedAtMs > run.startedAtMs ? newest : run),
    null,
  );
}

export const sideResult = new SideResult();
