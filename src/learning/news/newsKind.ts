import type { LoggedSummary, ReadSummary } from '#learning/news/summaryValue';
import type { StepMetrics } from '#learning/training/metrics';

/** What a list of runs shows of a run, kept up to date by its news. */
export interface RunFacts {
  readonly parameterCount: number;
  readonly lastStep: number;
  readonly lastLoss: number | null;
  readonly validationAccuracy: number | null;
  readonly heldOutPickCount: number;
}

/** Delivers at most one news in `everyMs`; `merge` joins what came in between. */
export interface Throttle<Payload> {
  readonly everyMs: number;
  readonly merge: (held: Payload, newer: Payload) => Payload;
}

/**
 * All that is known of one kind of news: what a run's history keeps of it, how fast the window is told, and how
 * it is written to event files and read back.
 */
export interface NewsKind<Payload, State> {
  /** What the history of a run holds before any news of this kind. */
  readonly empty: State;
  /** The state with more news, in order. */
  readonly reduce: (state: State, payloads: readonly Payload[]) => State;
  /** The state of a run that begins anew at this step. */
  readonly rewind: (state: State, step: number) => State;
  /** What was read back, and what was told meanwhile. */
  readonly join: (stored: State, told: State) => State;
  /** Null where each news is delivered at once. */
  readonly throttle: Throttle<Payload> | null;
  readonly facts?: (payload: Payload) => Partial<RunFacts>;
  /** Left out for news that event files do not hold. */
  readonly encode?: (payload: Payload) => LoggedSummary[];
  /** Null where a summary holds none of this kind. */
  readonly decode?: (summary: ReadSummary) => Payload | null;
  /** News that follow from steps, told and read back with them; null where none do. */
  readonly fromSteps?: (steps: readonly StepMetrics[]) => Payload | null;
}

/** Latest-wins handling of a state that is a payload or null. */
export function latest<Payload>() {
  return {
    empty: null,
    reduce: (state: Payload | null, payloads: readonly Payload[]) => payloads[payloads.length - 1] ?? state,
    rewind: (state: Payload | null, step: number) => (step > 0 ? state : null),
    join: (stored: Payload | null, told: Payload | null) => told ?? stored,
  };
}

/**
 * Known entries followed by new ones, both by ascending step. A run that continues from a checkpoint repeats
 * the steps after it: known entries from there on are replaced.
 */
export function appendSteps<Entry extends { readonly step: number }>(
  known: readonly Entry[],
  more: readonly Entry[],
): Entry[] {
  if (more.length === 0) return [...known];
  const first = more[0].step;
  let kept = known.length;
  while (kept > 0 && known[kept - 1].step >= first) kept--;
  return [...known.slice(0, kept), ...more];
}
