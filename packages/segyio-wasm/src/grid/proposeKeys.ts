import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { gridScoreOf } from './gridFacts.js';
import { buildGridTable, type GridTable } from './gridTable.js';
import { type KeyColumn, plausibilityOf, readKeyColumns } from './keyColumns.js';

/** Bytes of one key, as `openGrid` and `inferGeometry` take them. */
export interface ProposedField {
  readonly byte: number;
  readonly type: 'int32' | 'int16';
  /** Standard name of the field that begins there, '' where there is none. */
  readonly name: string;
}

/** Bytes that may hold the keys, the likeliest first. */
export interface KeyProposal {
  readonly kind: 'grid' | 'pre-stack' | 'line';
  /** 0 to 1: how regular the traces are by these keys, times how plausible such bytes are. */
  readonly score: number;
  /** In words, with bytes and counts. */
  readonly reason: string;
  readonly inline: ProposedField | null;
  readonly crossline: ProposedField | null;
  /** What groups the traces of a pre-stack line, or numbers those of a line. */
  readonly ensemble: ProposedField | null;
  readonly offset: ProposedField | null;
}

/** Traces whose headers are looked at, from the first on. */
const LOOKED_AT = 50_000;
/** Candidates that are tried with each other. */
const MOST_KEYS = 40;
const LEAST_SCORE = 0.2;
const NOT_OFFSET = /LINE_3D$|^CDP$/;
const NOT_ENSEMBLE = /Scalar|Elevation|Depth|Static|_X$|_Y$|X$|Y$/;
/** A volume of one trace a place has one offset; where it varies the same numbers are a pre-stack line's. */
const VARYING_OFFSET = 0.75;
const MOST_PROPOSALS = 10;

function fieldOf({ byte, type, name }: KeyColumn): ProposedField {
  return { byte, type, name };
}

function wordsOf({ byte, type, name }: KeyColumn): string {
  const bytes = `bytes ${byte}-${byte + (type === 'int32' ? 3 : 1)}`;
  return name === '' ? bytes : `${bytes}, ${name}`;
}

interface Pair {
  readonly slow: KeyColumn;
  readonly fast: KeyColumn;
  readonly table: GridTable;
  readonly score: number;
}

/** True if the two can span a grid of about the traces there are, at all. */
function canSpan(slow: KeyColumn, fast: KeyColumn): boolean {
  if (slow.name === 'offset' || fast.name === 'offset') return false;
  const traces = slow.column.length;
  const places = slow.distinctCount * fast.distinctCount;
  const most = Math.max(slow.distinctCount, fast.distinctCount);
  return places <= 4 * traces && most < traces && slow.runCount < fast.runCount;
}

/** Score of two keys as a grid. A key that comes back to a value again and again is none of a sorted file. */
function pairOf(slow: KeyColumn, fast: KeyColumn): Pair {
  const table = buildGridTable({ inline: slow.column, crossline: fast.column, offset: null });
  const revisits = slow.distinctCount / slow.runCount;
  const plausible = plausibilityOf(slow) * plausibilityOf(fast);
  return { slow, fast, table, score: gridScoreOf(table) * plausible * (0.7 + 0.3 * revisits) };
}

function gridProposal({ slow, fast, table, score }: Pair): KeyProposal {
  const isSwapped = slow.name === 'CROSSLINE_3D' || fast.name === 'INLINE_3D';
  const [inline, crossline] = isSwapped ? [fast, slow] : [slow, fast];
  const { placeCount } = table;
  const places = inline.distinctCount * crossline.distinctCount;
  const filled = placeCount === places ? 'each place filled' : `${placeCount} of ${places} places filled`;
  return {
    ...{ kind: 'grid', score, offset: null, ensemble: null },
    reason: `${inline.distinctCount} values in ${wordsOf(inline)} by ${crossline.distinctCount} in ${wordsOf(crossline)}: ${filled}; the slower of the two along the file is ${wordsOf(slow)}.`,
    inline: fieldOf(inline),
    crossline: fieldOf(crossline),
  };
}

/** A grid with a third key that tells apart the traces at each place. */
function withOffset(pair: Pair, keys: readonly KeyColumn[]): KeyProposal | null {
  const { slow, fast } = pair;
  const traces = slow.column.length;
  const candidates = keys.filter(
    (key) => key !== slow && key !== fast && key.runCount > fast.runCount && !NOT_OFFSET.test(key.name),
  );
  const scored = candidates.map((offset) => {
    const table = buildGridTable({ inline: slow.column, crossline: fast.column, offset: offset.column });
    const single = 1 - table.duplicateCount / traces;
    return { offset, table, score: gridScoreOf(table) * single * plausibilityOf(offset) };
  });
  const best = scored.reduce<(typeof scored)[number] | null>(
    (most, next) => (most && most.score >= next.score ? most : next),
    null,
  );
  if (!best || best.table.largestFold < 2) return null;
  const score =
    best.score *
    plausibilityOf(slow) *
    plausibilityOf(fast) *
    (0.7 + 0.3 * (slow.distinctCount / slow.runCount));
  const grid = gridProposal({ ...pair, score });
  const reason = `${grid.reason.slice(0, -1)}; up to ${best.table.largestFold} traces a place, distinguished by ${wordsOf(best.offset)}.`;
  return { ...grid, kind: 'pre-stack', reason, offset: fieldOf(best.offset) };
}

/** A key of its own for each trace that only rises or falls. */
function lineProposal(key: KeyColumn): KeyProposal | null {
  if (key.distinctCount < key.column.length || key.name === 'offset') return null;
  const [first, second] = key.column;
  const isRising = second > first;
  const isOrdered = key.column.every((value, i) => i === 0 || value > key.column[i - 1] === isRising);
  if (!isOrdered) return null;
  const isCounter = key.name.startsWith('TRACE_SEQUENCE');
  const score = plausibilityOf(key) * (0.5 + 0.3 * key.evenness) * (isCounter ? 0.7 : 1);
  const reason = `Each trace has its own number in ${wordsOf(key)}, ${isRising ? 'rising' : 'falling'} from ${first} to ${key.column[key.column.length - 1]}.`;
  return { kind: 'line', score, reason, inline: null, crossline: null, ensemble: fieldOf(key), offset: null };
}

/** Traces in groups by a key that stays the same for several, distinguished by another. */
function gatherProposals(keys: readonly KeyColumn[]): KeyProposal[] {
  const offset = ['offset', 'TraceNumber', 'CDP_TRACE'].flatMap(
    (wanted) => keys.find(({ name }) => name === wanted) ?? [],
  )[0];
  return offset ? keys.flatMap((key) => gatherProposal(key, offset) ?? []) : [];
}

function gatherProposal(key: KeyColumn, offset: KeyColumn): KeyProposal | null {
  const { distinctCount, runCount, column } = key;
  if (key === offset || distinctCount * 2 > column.length || NOT_ENSEMBLE.test(key.name)) return null;
  const table = buildGridTable({ inline: column, crossline: offset.column, offset: null });
  const single = 1 - table.duplicateCount / column.length;
  const perGather = Math.round(column.length / distinctCount);
  return {
    kind: 'pre-stack',
    score: 0.8 * single * plausibilityOf(key) * plausibilityOf(offset) * (distinctCount / runCount),
    reason: `${distinctCount} gathers by ${wordsOf(key)}, of ${perGather} traces on average, distinguished by ${wordsOf(offset)}.`,
    ...{ inline: null, crossline: null, ensemble: fieldOf(key), offset: fieldOf(offset) },
  };
}

function proposalsOf(keys: readonly KeyColumn[]): KeyProposal[] {
  const pairs = keys.flatMap((slow) =>
    keys.filter((fast) => canSpan(slow, fast)).map((fast) => pairOf(slow, fast)),
  );
  const hasOffsets = keys.some(({ name }) => name === 'offset');
  const grids = pairs.flatMap((pair) => {
    const isMultiple = pair.table.placeCount * 2 <= pair.table.traceCount;
    if (isMultiple) return withOffset(pair, keys) ?? [];
    return [gridProposal({ ...pair, score: pair.score * (hasOffsets ? VARYING_OFFSET : 1) })];
  });
  const lines = keys.flatMap((key) => lineProposal(key) ?? []);
  return [...grids, ...gatherProposals(keys), ...lines];
}

/**
 * Looks through every int32 and int16 of the trace headers for bytes that may hold inline and crossline,
 * offset, ensemble or line number, and ranks them with reasons. The first 50 000 traces are looked at
 * unless another `traceCount` is given.
 *
 * @example
 * const [best] = await proposeKeys(file);
 * best.reason; // '23 values in bytes 189-192, INLINE_3D by 18 in bytes 193-196, CROSSLINE_3D: each place filled; …'
 * if (best.inline && best.crossline) await openGrid(file, { inlineByte: best.inline, crosslineByte: best.crossline });
 * @throws SegyError 'cancelled'
 */
export async function proposeKeys(
  dataset: SegyDataset,
  options: { readonly traceCount?: number; readonly signal?: CancelSignal } = {},
): Promise<KeyProposal[]> {
  const traceCount = Math.min(dataset.layout.traceCount, options.traceCount ?? LOOKED_AT);
  if (traceCount < 2) return [];
  const keys = await readKeyColumns(dataset, { traceCount, signal: options.signal });
  const likely = keys
    .sort((a, b) => plausibilityOf(b) * b.evenness - plausibilityOf(a) * a.evenness)
    .slice(0, MOST_KEYS);
  return proposalsOf(likely)
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_PROPOSALS);
}
