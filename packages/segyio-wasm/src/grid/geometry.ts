import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { type Column, rankColumn } from '../header/distinctValues.js';
import {
  type GeometryBytes,
  type GeometryColumns,
  type GeometryNames,
  readGeometryColumns,
} from './geometryColumns.js';
import { reasonOfVolume } from './geometryReason.js';
import { type GridFacts, gridFactsOf, gridScoreOf } from './gridFacts.js';
import { placeGrid } from './gridPlacement.js';
import { buildGridTable, type GridTable } from './gridTable.js';
import { lineOf } from './lineGeometry.js';

/** How the traces are arranged, as far as the headers show, with the reason as text. */
export interface Geometry {
  readonly kind: 'line' | 'pre-stack' | 'grid' | 'unknown';
  readonly reason: string;
  /** How far the traces make a full rectangle of inlines and crosslines, 0 to 1 (`gridScoreOf`). */
  readonly score: number;
  /** The same in numbers; null if there is no trace. */
  readonly grid: GridFacts | null;
}

function countDistinct(values: Column): number {
  return rankColumn(values).values.length;
}

/** Traces grouped by a key that several of them share while their offsets differ; the finest key wins. */
function gathersOf(columns: GeometryColumns, names: GeometryNames): string | null {
  const { cdp, fieldRecord, inline, crossline, offset } = columns;
  if (countDistinct(offset) < 2) return null;
  const keys = [
    { name: `CDPs (${names.cdp})`, values: cdp },
    { name: `crosslines (${names.crossline})`, values: crossline },
    { name: `inlines (${names.inline})`, values: inline },
    { name: `field records (${names.fieldRecord})`, values: fieldRecord },
  ].map(({ name, values }) => {
    const table = buildGridTable({ inline: values, crossline: offset, offset: null });
    return { name, table, groups: table.inlines.lines.length };
  });
  const gathered = keys.filter(({ table, groups }) => groups > 1 && table.placeCount > groups);
  if (gathered.some(({ groups, table }) => groups === table.traces.length)) return null;
  const best = gathered.reduce<(typeof keys)[number] | null>(
    (finest, key) => (finest && finest.groups >= key.groups ? finest : key),
    null,
  );
  if (!best) return `One gather: only the offset (${names.offset}) varies.`;
  const largest = largestGroup(best.table);
  return `${best.groups} ${best.name} of up to ${largest} traces, whose offsets differ.`;
}

function largestGroup({ lineStart }: GridTable): number {
  let largest = 0;
  for (let line = 1; line < lineStart.length; line++)
    largest = Math.max(largest, lineStart[line] - lineStart[line - 1]);
  return largest;
}

const STANDARD_NAMES: GeometryNames = {
  inline: 'bytes 189-192',
  crossline: 'bytes 193-196',
  offset: 'bytes 37-40',
  cdp: 'bytes 21-24',
  fieldRecord: 'bytes 9-12',
};

/**
 * Infers the geometry from header columns; never fails, but says why where it is not known.
 *
 * @example geometryOfColumns({ cdp, fieldRecord, offset, inline, crossline }).kind // 'grid'
 */
export function geometryOfColumns(
  columns: GeometryColumns,
  table: GridTable = buildGridTable(columns),
): Geometry {
  const { inline, crossline, points } = columns;
  if (inline.length === 0)
    return { kind: 'unknown', reason: 'The file holds no trace.', score: 0, grid: null };
  const names = { ...STANDARD_NAMES, ...columns.names };
  const grid = gridFactsOf(table, points ? placeGrid(inline, crossline, points) : null);
  const score = gridScoreOf(table);
  if (grid.inlines.count > 1 && grid.crosslines.count > 1)
    return { ...reasonOfVolume(grid, { names, traceCount: inline.length }), score, grid };
  const gathers = gathersOf(columns, names);
  if (gathers) return { kind: 'pre-stack', reason: gathers, score, grid };
  return { ...lineOf(columns, names), score, grid };
}

/**
 * Reads the columns in one pass and infers the geometry, by the standard's bytes unless others are named.
 *
 * @example
 * const geometry = await inferGeometry(file, undefined, { inlineByte: 9, crosslineByte: 21 });
 * geometry.reason; // '200 inlines (bytes 9-12) and 300 crosslines (bytes 21-24), each place filled once.'
 * @throws SegyError 'field.unknown' for bytes outside the header, 'cancelled'
 */
export async function inferGeometry(
  dataset: SegyDataset,
  signal?: CancelSignal,
  bytes: GeometryBytes = {},
): Promise<Geometry> {
  return geometryOfColumns(await readGeometryColumns(dataset, { ...bytes, signal, hasOthers: true }));
}
