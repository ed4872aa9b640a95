import type { CancelSignal } from '../base/errors.js';
import type { HeaderIndex } from '../dataset/headerIndex.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { type Geometry, geometryOfColumns } from './geometry.js';
import { type GeometryBytes, geometryNames, readGeometryColumns } from './geometryColumns.js';
import { reasonOfVolume } from './geometryReason.js';
import { Grid } from './grid.js';
import { notAGrid } from './gridErrors.js';
import { gridFactsOf, gridScoreOf } from './gridFacts.js';
import { placeGrid } from './gridPlacement.js';
import { buildGridTable, type GridTable } from './gridTable.js';
import { type RegularGrid, sampleRegularGrid, tableOfRegular } from './sampledGrid.js';
import { keyReaderOf } from './sampledKeys.js';

/** How to lay traces out as a grid. */
export interface GridOptions extends GeometryBytes {
  /** Below this score (`geometry.score`) the traces count as no grid; 0.02 where it is left out. */
  readonly leastScore?: number;
  /** The most memory for depth slices read along with the one requested; 32 MB where it is left out. */
  readonly sliceCacheBytes?: number;
  /** Takes the keys from an index that holds them, so that no header is read. */
  readonly index?: HeaderIndex;
  /**
   * 'all' (default) reads the keys of all traces. 'sampled' looks at some hundred headers, as segyio does:
   * it opens a file of any size at once where the grid is full and regular by those, and reads all where it
   * is not; traces that were exchanged between those looked at go unnoticed.
   */
  readonly check?: 'all' | 'sampled';
  readonly signal?: CancelSignal;
}

const LEAST_SCORE = 0.02;
const SLICE_CACHE_BYTES = 32 * 1024 * 1024;

interface Laid {
  readonly table: GridTable;
  readonly geometry: Geometry;
}

/** A geometry by some hundred headers, with the order of the traces that follows from them. */
export interface SampledGeometry {
  readonly geometry: Geometry;
  readonly grid: RegularGrid;
}

function sampledLayout(dataset: SegyDataset, options: GridOptions, regular: RegularGrid): Laid {
  const { traceCount } = dataset.layout;
  const table = tableOfRegular(regular);
  const column = (key: 'inline' | 'crossline' | 'x' | 'y') => regular.samples.map((keys) => keys[key]);
  const points = { x: column('x'), y: column('y') };
  const facts = gridFactsOf(table, placeGrid(column('inline'), column('crossline'), points));
  const names = geometryNames(options, dataset.layout);
  const { kind, reason } = reasonOfVolume(facts, { names, traceCount });
  const sampled = `${reason} By ${regular.samples.length} of ${traceCount} headers.`;
  return { table, geometry: { kind, reason: sampled, score: gridScoreOf(table), grid: facts } };
}

/**
 * Judges the geometry by some hundred headers, as `openGrid` does with `check: 'sampled'`. Null where they do
 * not show a full, regular grid: then all headers have to be read.
 *
 * @example
 * const sampled = await sampleGeometry(file);
 * sampled?.grid.lineTraces; // traces of one line, one behind the other in the file
 * @throws SegyError 'field.unknown', 'cancelled'
 */
export async function sampleGeometry(
  dataset: SegyDataset,
  options: GeometryBytes & { readonly signal?: CancelSignal } = {},
): Promise<SampledGeometry | null> {
  const found = await laidBySamples(dataset, options);
  return found && { geometry: found.geometry, grid: found.grid };
}

/** By some headers only; null if those do not make a full, regular grid of two axes. */
async function laidBySamples(
  dataset: SegyDataset,
  options: GridOptions,
): Promise<(Laid & SampledGeometry) | null> {
  const { traceCount } = dataset.layout;
  const grid = await sampleRegularGrid(keyReaderOf(dataset, options, options.signal), traceCount);
  return grid && { ...sampledLayout(dataset, options, grid), grid };
}

async function laidByAll(dataset: SegyDataset, options: GridOptions): Promise<Laid> {
  const columns = await readGeometryColumns(dataset, options);
  const { inline, crossline, offset } = columns;
  const table = buildGridTable({ inline, crossline, offset });
  return { table, geometry: geometryOfColumns(columns, table) };
}

/**
 * Lays the traces out by inline, crossline and offset (bytes 189, 193 and 37 unless others are named), in
 * one pass over the headers. Any order of traces will do, holes and duplicates too.
 *
 * @example
 * const grid = await openGrid(file, { inlineByte: 9, crosslineByte: 21 });
 * grid.inlines; // Float64Array of line numbers
 * const { samples, mask } = await grid.iline(grid.inlines[0]);
 * @throws SegyError 'argument.invalid' with the reason where the traces make no grid, 'field.unknown', 'cancelled'
 */
export async function openGrid(dataset: SegyDataset, options: GridOptions = {}): Promise<Grid> {
  const isSampled = options.check === 'sampled' && !options.index;
  const sampled = isSampled ? await laidBySamples(dataset, options) : null;
  const { table, geometry } = sampled ?? (await laidByAll(dataset, options));
  if (geometry.grid === null || geometry.score < (options.leastScore ?? LEAST_SCORE))
    throw notAGrid(geometry, dataset.source.name);
  return new Grid(dataset, geometry, table, {
    sliceCacheBytes: options.sliceCacheBytes ?? SLICE_CACHE_BYTES,
  });
}
