import type { KeyColumn } from './keyColumns.js';
import { fieldOf, type KeyProposal, NO_FIELDS, wordsOf } from './keyProposal.js';
import { countPlaces, foldsOf, placesOf, scoreOfPair } from './keyScores.js';
import { overlap, plausibilityOf } from './keyWords.js';

/** Pairs that are tried with a third key, the most promising ones, and the keys that each is tried with. */
const MOST_FOLDED = 24;
const MOST_OFFSETS = 16;
/** Traces that a third key may leave together in gathers of one key. */
const MOST_DUPLICATES = 0.1;
const NOT_OFFSET = /LINE_3D$|^CDP$/;
/** A volume of one trace a place has one offset; where it varies the same numbers are a pre-stack line's. */
const VARYING_OFFSET = 0.75;

interface Pair {
  readonly slow: KeyColumn;
  readonly fast: KeyColumn;
  readonly placeCount: number;
  /** How plausible the two are, apart from how the traces fill their places. */
  readonly plausibility: number;
}

/** True if the two can span a grid of about the traces there are, at all. */
function canSpan(slow: KeyColumn, fast: KeyColumn): boolean {
  if (slow.standardName === 'offset' || fast.standardName === 'offset' || overlap(slow, fast)) return false;
  const traces = slow.traceCount;
  const places = slow.distinctCount * fast.distinctCount;
  const most = Math.max(slow.distinctCount, fast.distinctCount);
  return places <= 4 * traces && most < traces && slow.runCount < fast.runCount;
}

/** Two keys as a grid. A key that comes back to a value again and again is none of a sorted file. */
function pairOf(slow: KeyColumn, fast: KeyColumn): Pair {
  const revisits = slow.distinctCount / slow.runCount;
  const plausibility = plausibilityOf(slow) * plausibilityOf(fast) * (0.7 + 0.3 * revisits);
  return { slow, fast, placeCount: countPlaces(slow, fast), plausibility };
}

/** The score of a pair with one trace a place: the others are duplicates. */
function gridScoreOfPair({ slow, fast, placeCount, plausibility }: Pair): number {
  const duplicateCount = slow.traceCount - placeCount;
  return plausibility * scoreOfPair(slow, fast, { placeCount, largestFold: 1, duplicateCount });
}

function gridProposal({ slow, fast, placeCount }: Pair, score: number): KeyProposal {
  const isSwapped = slow.standardName === 'CROSSLINE_3D' || fast.standardName === 'INLINE_3D';
  const [inline, crossline] = isSwapped ? [fast, slow] : [slow, fast];
  const places = inline.distinctCount * crossline.distinctCount;
  const filled = placeCount === places ? 'each place filled' : `${placeCount} of ${places} places filled`;
  return {
    ...{ ...NO_FIELDS, kind: 'grid', score },
    reason: `${inline.distinctCount} values in ${wordsOf(inline)} by ${crossline.distinctCount} in ${wordsOf(crossline)}: ${filled}; the slower of the two along the file is ${wordsOf(slow)}.`,
    inline: fieldOf(inline),
    crossline: fieldOf(crossline),
  };
}

/** The most that a third key can make of a pair: no duplicates, and as many traces at each place. */
function boundOf({ slow, fast, placeCount, plausibility }: Pair): number {
  return plausibility * scoreOfPair(slow, fast, { placeCount, largestFold: 1, duplicateCount: 0 });
}

/** More traces at one place than this make no grid of places: 32 of 64 traces, 900 of 50 000. */
function mostFold(traceCount: number): number {
  return 4 * Math.sqrt(traceCount);
}

/** True where the third key alone tells the traces of a line apart: gathers, to which the other adds nothing. */
function isGather(line: KeyColumn, offset: KeyColumn): boolean {
  if (line.standardName.endsWith('LINE_3D')) return false;
  return foldsOf(placesOf(line, null), offset).duplicateCount <= MOST_DUPLICATES * line.traceCount;
}

/** A grid with a third key that tells apart the traces at each place. */
function withOffset(pair: Pair, keys: readonly KeyColumn[]): KeyProposal | null {
  const { slow, fast, placeCount } = pair;
  const places = placesOf(slow, fast);
  let best: { offset: KeyColumn; largestFold: number; score: number } | null = null;
  const offsets = keys.filter(
    (key) => !overlap(key, slow) && !overlap(key, fast) && !NOT_OFFSET.test(key.standardName),
  );
  for (const offset of offsets.filter(({ runCount }) => runCount > fast.runCount).slice(0, MOST_OFFSETS)) {
    const folds = foldsOf(places, offset);
    const single = 1 - folds.duplicateCount / slow.traceCount;
    const score = scoreOfPair(slow, fast, { placeCount, ...folds }) * single * plausibilityOf(offset);
    if (!best || score > best.score) best = { offset, largestFold: folds.largestFold, score };
  }
  if (!best || best.largestFold < 2 || best.largestFold > mostFold(slow.traceCount)) return null;
  if (isGather(slow, best.offset) || isGather(fast, best.offset)) return null;
  const grid = gridProposal(pair, best.score * pair.plausibility);
  const reason = `${grid.reason.slice(0, -1)}; up to ${best.largestFold} traces a place, distinguished by ${wordsOf(best.offset)}.`;
  return { ...grid, kind: 'pre-stack', reason, offset: fieldOf(best.offset) };
}

/** The pairs of keys that span about the traces there are, those of one trace a place apart from the others. */
async function findPairs(keys: readonly KeyColumn[], turn: () => Promise<void>) {
  const single: Pair[] = [];
  const multiple: Pair[] = [];
  for (const slow of keys) {
    for (const fast of keys) {
      if (!canSpan(slow, fast)) continue;
      const pair = pairOf(slow, fast);
      (pair.placeCount * 2 <= slow.traceCount ? multiple : single).push(pair);
      await turn();
    }
  }
  return { single, multiple };
}

/** Pairs of keys as a grid, with a third one where several traces share a place. `turn` is awaited on the way. */
export async function gridProposals(
  keys: readonly KeyColumn[],
  turn: () => Promise<void>,
): Promise<KeyProposal[]> {
  const { single, multiple } = await findPairs(keys, turn);
  const hasOffsets = keys.some(({ standardName }) => standardName === 'offset');
  const grids = single.map((pair) =>
    gridProposal(pair, gridScoreOfPair(pair) * (hasOffsets ? VARYING_OFFSET : 1)),
  );
  const bounded = multiple.map((pair) => ({ pair, bound: boundOf(pair) })).sort((a, b) => b.bound - a.bound);
  for (const { pair } of bounded.slice(0, MOST_FOLDED)) {
    await turn();
    const proposal = withOffset(pair, keys);
    if (proposal) grids.push(proposal);
  }
  return grids;
}
