import type { RunHistory } from '#contract/contract';

/** An empty history, as a run has before its first step. */
export function emptyHistory(runId: string): RunHistory {
  return { runId, steps: [], snapshots: [], graph: null, verdicts: [] };
}

/**
 * Known entries with fresh ones behind, both by ascending step. A run that goes on from a checkpoint tells
 * steps anew that were known before it was cut off: those known from there on give way.
 */
export function goOn<Entry extends { readonly step: number }>(
  known: readonly Entry[],
  fresh: readonly Entry[],
): Entry[] {
  if (fresh.length === 0) return [...known];
  const first = fresh[0].step;
  let kept = known.length;
  while (kept > 0 && known[kept - 1].step >= first) kept--;
  return [...known.slice(0, kept), ...fresh];
}

/** What was read back from the event files, and what the run has told meanwhile. */
export function joinHistories(stored: RunHistory, told: RunHistory | null): RunHistory {
  if (!told) return stored;
  return {
    ...stored,
    steps: goOn(stored.steps, told.steps),
    snapshots: goOn(stored.snapshots, told.snapshots),
    graph: told.graph ?? stored.graph,
    verdicts: told.verdicts.length > 0 ? told.verdicts : stored.verdicts,
  };
}
