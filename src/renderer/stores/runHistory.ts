import type { RunHistory } from '#contract/contract';

/** The empty history of a run before its first step. */
export function emptyHistory(runId: string): RunHistory {
  return { runId, steps: [], snapshots: [], graph: null, verdicts: [] };
}

/**
 * Known entries followed by new ones, both by ascending step. A run that continues from a checkpoint repeats
 * the steps after it: known entries from there on are replaced.
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

/** The history of the event files joined with what arrived while they were read. */
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
