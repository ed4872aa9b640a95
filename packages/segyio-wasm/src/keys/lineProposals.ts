import type { KeyColumn } from './keyColumns.js';
import { fieldOf, type KeyProposal, NO_FIELDS, wordsOf } from './keyProposal.js';
import { foldsOf, placesOf } from './keyScores.js';
import { overlap, plausibilityOf } from './keyWords.js';

const NOT_ENSEMBLE = /Scalar|Elevation|Depth|Static|_X$|_Y$|X$|Y$/;

/** True if the values rise, or fall, from each trace to the next. */
function isOrdered({ ranks }: KeyColumn, isRising: boolean): boolean {
  return ranks.every((rank, i) => i === 0 || rank > ranks[i - 1] === isRising);
}

/** A key of its own for each trace that only rises or falls. */
function lineProposal(key: KeyColumn): KeyProposal | null {
  const { first, last } = key;
  const isRising = last > first;
  if (key.distinctCount < key.traceCount || key.standardName === 'offset') return null;
  if (!isOrdered(key, isRising)) return null;
  const isCounter = key.standardName.startsWith('TRACE_SEQUENCE');
  const score = plausibilityOf(key) * (0.5 + 0.3 * key.evenness) * (isCounter ? 0.7 : 1);
  const reason = `Each trace has its own number in ${wordsOf(key)}, ${isRising ? 'rising' : 'falling'} from ${first} to ${last}.`;
  return { ...NO_FIELDS, kind: 'line', score, reason, ensemble: fieldOf(key) };
}

/** Traces in groups by a key that stays the same for several, distinguished by another. */
export function gatherProposals(keys: readonly KeyColumn[]): KeyProposal[] {
  const offset = ['offset', 'TraceNumber', 'CDP_TRACE'].flatMap(
    (wanted) => keys.find(({ standardName }) => standardName === wanted) ?? [],
  )[0];
  return offset ? keys.flatMap((key) => gatherProposal(key, offset) ?? []) : [];
}

function gatherProposal(key: KeyColumn, offset: KeyColumn): KeyProposal | null {
  const { distinctCount, runCount, traceCount, standardName } = key;
  const isTooFine = distinctCount * 2 > traceCount;
  if (overlap(key, offset) || isTooFine || NOT_ENSEMBLE.test(standardName)) return null;
  const { duplicateCount } = foldsOf(placesOf(key, null), offset);
  const single = 1 - duplicateCount / traceCount;
  const perGather = Math.round(traceCount / distinctCount);
  return {
    ...NO_FIELDS,
    kind: 'pre-stack',
    score: 0.8 * single * plausibilityOf(key) * plausibilityOf(offset) * (distinctCount / runCount),
    reason: `${distinctCount} gathers by ${wordsOf(key)}, of ${perGather} traces on average, distinguished by ${wordsOf(offset)}.`,
    ...{ ensemble: fieldOf(key), offset: fieldOf(offset) },
  };
}

/** Keys that number the traces of a line one by one. */
export function lineProposals(keys: readonly KeyColumn[]): KeyProposal[] {
  return keys.flatMap((key) => lineProposal(key) ?? []);
}
