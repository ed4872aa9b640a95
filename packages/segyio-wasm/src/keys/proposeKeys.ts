import type { CancelSignal } from '../base/errors.js';
import { createTurns } from '../base/turns.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { gridProposals } from './gridProposals.js';
import { headersOf, readHeaderBytes } from './headerBytes.js';
import { JUDGED_TRACES, type OddWords, oddWordsOf } from './judgeHeaderWords.js';
import { findKeyColumns } from './keyColumns.js';
import { type KeyProposal, NO_FIELDS } from './keyProposal.js';
import { gatherProposals, lineProposals } from './lineProposals.js';

/** Traces whose headers are looked at, from the first on. */
const LOOKED_AT = 50_000;
/** Candidates that are tried with each other. */
const MOST_KEYS = 40;
const LEAST_SCORE = 0.2;
const MOST_PROPOSALS = 10;
const COORDINATES_SCORE = 0.9;

function firstTraces(traceCount: number): number[] {
  return Array.from({ length: Math.min(traceCount, JUDGED_TRACES) }, (_, i) => i);
}

/** Points whose coordinates are no whole numbers; heights are no keys. */
function coordinateProposal({ fields, reason }: OddWords): KeyProposal[] {
  const [x, y] = fields;
  if (y === undefined) return [];
  return [{ ...NO_FIELDS, kind: 'coordinates', score: COORDINATES_SCORE, reason, x, y }];
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
  const { signal } = options;
  const headers = await readHeaderBytes(dataset, traceCount, signal);
  const odd = oddWordsOf(headersOf(headers, firstTraces(traceCount)));
  const readings = odd.flatMap(({ fields }) => (fields.length === 1 ? fields : []));
  const keys = await findKeyColumns(headers, { most: MOST_KEYS, readings, signal });
  const grids = await gridProposals(keys, createTurns(signal));
  return [...odd.flatMap(coordinateProposal), ...grids, ...gatherProposals(keys), ...lineProposals(keys)]
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_PROPOSALS);
}
