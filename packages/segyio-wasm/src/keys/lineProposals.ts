import type { KeyColumn } from './keyColumns.js';
import { fieldOf, type KeyProposal, NO_FIELDS, wordsOf } from './keyProposal.js';
import { foldsOf, placesOf } from './keyScores.js';
import { overlap, plausibilityOf } from './keyWords.js';

const NOT_ENSEMBLE = /Scalar|Elevation|Depth|Static|_X$|_Y$|X$|Y$/;

/** A key of its own for each trace that only rises or falls. */
function lineProposal(key: KeyColumn): KeyProposal | null {
  if (key.distinctCount < key.column.length || key.standardName === 'offset') return null;
  const [first, second] = key.column;
  const isRising = second > first;
  const isOrdered = key.column.every((value, i) => i === 0 || value > key.column[i - 1] === isRising);
  if (!isOrdered) return null;
  const isCounter = key.standardName.startsWith('TRACE_SEQUENCE');
  const score = plausibilityOf(key) * (0.5 + 0.3 * key.evenness) * (isCounter ? 0.7 : 1);
  const reason = `Each trace has its own number in ${wordsOf(key)}, ${isRising ? 'rising' : 'falling'} from ${first} to ${key.column[key.column.length - 1]}.`;
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
  const { distinctCount, runCount, column, standardName } = key;
  const isTooFine = distinctCount * 2 > column.length;
  if (overlap(key, offset) || isTooFine || NOT_ENSEMBLE.test(standardName)) return null;
  const { duplicateCount } = foldsOf(placesOf(key, null), offset);
  const single = 1 - duplicateCount / column.length;
  const perGather = Math.round(column.length / distinctCount);
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
