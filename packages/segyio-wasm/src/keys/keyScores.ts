import { gridScore } from '../grid/gridFacts.js';
import type { KeyColumn } from './keyColumns.js';

/** Traces by their places, which two keys span: those of place p are `traces` from `starts[p]` to `starts[p + 1]`. */
export interface Places {
  readonly placeCount: number;
  readonly starts: Int32Array;
  readonly traces: Int32Array;
}

/** What tells the traces of each place apart. */
export interface Folds {
  readonly largestFold: number;
  /** Traces whose place and value another trace has already. */
  readonly duplicateCount: number;
}

/** How many places of the two keys hold a trace. Their product may be some times the number of traces. */
export function countPlaces(slow: KeyColumn, fast: KeyColumn): number {
  const isTaken = new Uint8Array(slow.distinctCount * fast.distinctCount);
  let count = 0;
  for (let trace = 0; trace < slow.ranks.length; trace++) {
    const place = slow.ranks[trace] * fast.distinctCount + fast.ranks[trace];
    if (isTaken[place] === 1) continue;
    isTaken[place] = 1;
    count++;
  }
  return count;
}

/** Numbers the places that hold a trace, in the order in which they come. */
function placeOfEach(slow: KeyColumn, fast: KeyColumn | null): { places: Int32Array; placeCount: number } {
  if (!fast) return { places: slow.ranks, placeCount: slow.distinctCount };
  const known = new Int32Array(slow.distinctCount * fast.distinctCount).fill(-1);
  let placeCount = 0;
  const places = slow.ranks.map((rank, trace) => {
    const at = rank * fast.distinctCount + fast.ranks[trace];
    if (known[at] < 0) known[at] = placeCount++;
    return known[at];
  });
  return { places, placeCount };
}

/** The traces sorted by place: by two keys, or by one alone. */
export function placesOf(slow: KeyColumn, fast: KeyColumn | null): Places {
  const { places, placeCount } = placeOfEach(slow, fast);
  const starts = new Int32Array(placeCount + 1);
  for (const place of places) starts[place + 1]++;
  for (let place = 0; place < placeCount; place++) starts[place + 1] += starts[place];
  const next = starts.slice();
  const traces = new Int32Array(places.length);
  for (let trace = 0; trace < places.length; trace++) traces[next[places[trace]]++] = trace;
  return { placeCount, starts, traces };
}

/** How far a third key tells apart the traces at each place. */
export function foldsOf({ placeCount, starts, traces }: Places, offset: KeyColumn): Folds {
  const lastSeenAt = new Int32Array(offset.distinctCount).fill(-1);
  let [largestFold, duplicateCount] = [0, 0];
  for (let place = 0; place < placeCount; place++) {
    let fold = 0;
    for (let i = starts[place]; i < starts[place + 1]; i++) {
      const rank = offset.ranks[traces[i]];
      if (lastSeenAt[rank] === place) duplicateCount++;
      else fold++;
      lastSeenAt[rank] = place;
    }
    largestFold = Math.max(largestFold, fold);
  }
  return { largestFold, duplicateCount };
}

/** How far two keys make a full rectangle, with one trace a place or with folds: `gridScoreOf` of their table. */
export function scoreOfPair(
  slow: KeyColumn,
  fast: KeyColumn,
  { placeCount, largestFold, duplicateCount }: Folds & { readonly placeCount: number },
): number {
  return gridScore({
    ...{ placeCount, largestFold, duplicateCount, traceCount: slow.ranks.length },
    boxPlaces: slow.distinctCount * fast.distinctCount,
    evenness: (slow.evenness + fast.evenness) / 2,
  });
}
