import type { SegyDataset } from './dataset.js';
import type { CancelSignal } from './errors.js';

/** How the traces lie to each other, as far as their headers tell, with the reason in words. */
export interface Geometry {
  readonly kind: 'line' | 'pre-stack' | 'grid' | 'unknown';
  readonly reason: string;
}

/** Header columns that geometry is inferred from, one value a trace. */
export interface GeometryColumns {
  readonly cdp: ArrayLike<number>;
  readonly fieldRecord: ArrayLike<number>;
  readonly offset: ArrayLike<number>;
  readonly inline: ArrayLike<number>;
  readonly crossline: ArrayLike<number>;
}

/** From this share of a full rectangle on, inlines and crosslines make a grid rather than a line across one. */
const LEAST_GRID_SHARE = 0.3;

function countDistinct(values: ArrayLike<number>): number {
  return new Set(Array.from(values)).size;
}

/** Number of different pairs. */
function countPairs(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const seen = new Map<number, Set<number>>();
  for (let i = 0; i < first.length; i++) {
    const known = seen.get(first[i]);
    if (known) known.add(second[i]);
    else seen.set(first[i], new Set([second[i]]));
  }
  return [...seen.values()].reduce((sum, { size }) => sum + size, 0);
}

function largestGroup(values: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (const value of Array.from(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 0)} %`;
}

/** Inlines and crosslines that both vary: a grid, a pre-stack grid, or a line across a volume. */
function volumeOf(columns: GeometryColumns): Geometry {
  const { inline, crossline, offset } = columns;
  const traces = inline.length;
  const [inlines, crosslines] = [countDistinct(inline), countDistinct(crossline)];
  const places = countPairs(inline, crossline);
  const share = places / (inlines * crosslines);
  const size = `${inlines} inlines (bytes 189-192) and ${crosslines} crosslines (bytes 193-196)`;
  if (places < traces && countDistinct(offset) > 1) {
    const folds = `${places} places of several traces with different offsets`;
    return { kind: 'pre-stack', reason: `${size}: ${folds}.` };
  }
  if (places < traces) {
    return { kind: 'unknown', reason: `${size}, but ${traces - places} traces share a place with another.` };
  }
  if (share === 1) return { kind: 'grid', reason: `${size}, each place filled once.` };
  if (share < LEAST_GRID_SHARE) {
    return {
      kind: 'line',
      reason: `${size}, but only ${percent(share)} of their rectangle: a line across a volume.`,
    };
  }
  return { kind: 'grid', reason: `${size}; ${percent(share)} of the places are filled.` };
}

/** Traces grouped by a key that several of them share while their offsets differ; the finest key wins. */
function gathersOf(columns: GeometryColumns): Geometry | null {
  const { cdp, fieldRecord, inline, crossline, offset } = columns;
  if (countDistinct(offset) < 2) return null;
  const keys = [
    { name: 'CDPs (bytes 21-24)', values: cdp },
    { name: 'crosslines (bytes 193-196)', values: crossline },
    { name: 'inlines (bytes 189-192)', values: inline },
    { name: 'field records (bytes 9-12)', values: fieldRecord },
  ].map(({ name, values }) => ({ name, values, groups: countDistinct(values) }));
  const gathered = keys.filter(({ values, groups }) => groups > 1 && countPairs(values, offset) > groups);
  if (gathered.some(({ groups, values }) => groups === values.length)) return null;
  const best = gathered.reduce<(typeof keys)[number] | null>(
    (finest, key) => (finest && finest.groups >= key.groups ? finest : key),
    null,
  );
  if (!best) return { kind: 'pre-stack', reason: 'One gather: only the offset (bytes 37-40) varies.' };
  const reason = `${best.groups} ${best.name} of up to ${largestGroup(best.values)} traces, whose offsets differ.`;
  return { kind: 'pre-stack', reason };
}

/** Infers the geometry from header columns; never fails, but says why where it is not known. */
export function geometryOfColumns(columns: GeometryColumns): Geometry {
  const { cdp, inline, crossline, fieldRecord } = columns;
  const traces = cdp.length;
  if (traces === 0) return { kind: 'unknown', reason: 'The file holds no trace.' };
  if (countDistinct(inline) > 1 && countDistinct(crossline) > 1) return volumeOf(columns);
  const gathers = gathersOf(columns);
  if (gathers) return gathers;
  const why = 'inline and crossline (bytes 189-196) do not both vary';
  const cdps = countDistinct(cdp);
  if (cdps === traces) return { kind: 'line', reason: `Each trace has its own CDP (bytes 21-24); ${why}.` };
  if (countDistinct(fieldRecord) === traces)
    return { kind: 'line', reason: `Each trace has its own field record (bytes 9-12); ${why}.` };
  if (countDistinct(inline) === traces || countDistinct(crossline) === traces)
    return {
      kind: 'line',
      reason: 'Inline or crossline (bytes 189-196) varies along the traces, the other does not.',
    };
  return {
    kind: 'unknown',
    reason: `No field tells the traces apart: ${cdps === 1 ? 'one CDP' : `${cdps} CDPs`} (bytes 21-24) for ${traces} traces, and ${why}.`,
  };
}

/** Reads the columns in one pass and infers the geometry. */
export async function inferGeometry(dataset: SegyDataset, signal?: CancelSignal): Promise<Geometry> {
  const [cdp, fieldRecord, offset, inline, crossline] = await dataset.header.columns(
    ['CDP', 'FieldRecord', 'offset', 'INLINE_3D', 'CROSSLINE_3D'],
    {},
    signal,
  );
  return geometryOfColumns({ cdp, fieldRecord, offset, inline, crossline });
}
