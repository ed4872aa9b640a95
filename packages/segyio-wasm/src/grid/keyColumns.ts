import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { rankColumn } from '../header/distinctValues.js';
import { readWordsInto } from '../header/headerWordReader.js';
import { TRACE_FIELDS } from '../header/traceFields.js';

/** Header bytes that vary from trace to trace, and how. */
export interface KeyColumn {
  /** First byte, counted from 1. */
  readonly byte: number;
  readonly type: 'int32' | 'int16';
  /** Standard name of a field that begins there and has this type, else ''. */
  readonly name: string;
  readonly column: Int32Array;
  readonly distinctCount: number;
  /** Stretches of traces with the same value. */
  readonly runCount: number;
  /** Share of the steps from one value to the next that are the commonest, 0 to 1. */
  readonly evenness: number;
  readonly smallest: number;
  readonly largest: number;
}

/** Fields that are never a key: weights, scalars, counts, coordinates, times. */
const NEVER_KEYS =
  /Scalar|SAMPLE|Delay|Mute|Coordinate|Unit|Elevation|Depth|_X$|_Y$|X$|Y$|Year|Day|Hour|Minute|Second/;

function nameAt(byte: number, type: string): string {
  return TRACE_FIELDS.find((field) => field.byte === byte && field.type === type)?.name ?? '';
}

function statisticsOf(column: Int32Array): Omit<KeyColumn, 'byte' | 'type' | 'name' | 'column'> | null {
  let runCount = 1;
  for (let i = 1; i < column.length; i++) if (column[i] !== column[i - 1]) runCount++;
  if (runCount === 1) return null;
  const { values } = rankColumn(column);
  const steps = new Map<number, number>();
  for (let i = 1; i < values.length; i++) {
    const step = values[i] - values[i - 1];
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  return {
    runCount,
    distinctCount: values.length,
    evenness: Math.max(...steps.values()) / (values.length - 1),
    smallest: values[0],
    largest: values[values.length - 1],
  };
}

/** Two columns with this text alike split the traces alike, as far as a hash can tell. */
function partitionOf(column: Int32Array): string {
  const firstSeen = new Map<number, number>();
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (const value of column) {
    const known = firstSeen.get(value);
    const rank = known ?? firstSeen.size;
    if (known === undefined) firstSeen.set(value, rank);
    low = Math.imul(low ^ rank, 0x01000193);
    high = Math.imul(high ^ rank, 0x85ebca6b) ^ (high >>> 13);
  }
  return `${firstSeen.size} ${low} ${high}`;
}

/** How likely these bytes are meant as a key, other things being equal, 0 to 1. */
export function plausibilityOf({ byte, type, name }: Pick<KeyColumn, 'byte' | 'type' | 'name'>): number {
  if (['INLINE_3D', 'CROSSLINE_3D', 'offset'].includes(name)) return 1;
  if (name === 'CDP') return 0.98;
  if (['FieldRecord', 'TraceNumber', 'EnergySourcePoint', 'ShotPoint', 'CDP_TRACE'].includes(name))
    return 0.96;
  if (NEVER_KEYS.test(name)) return 0.5;
  if (byte % 2 === 0) return 0.6;
  if (byte >= 233 && type === 'int32') return 0.95;
  if (name !== '') return 0.8;
  return type === 'int32' ? 0.8 : 0.75;
}

/**
 * All int32 and int16 words at every byte of the standard trace header that vary over a stretch of traces.
 * Of words that split the traces alike (a field and its lower half) only the most plausible one is kept.
 */
export async function readKeyColumns(
  dataset: SegyDataset,
  options: { readonly traceCount: number; readonly signal?: CancelSignal },
): Promise<KeyColumn[]> {
  const { byteOrder, traceHeaderBytes: stride } = dataset.layout;
  const { traceCount: count } = options;
  const bytes = await dataset.header.readBytes({ firstTrace: 0, traceCount: count }, options.signal);
  const kept = new Map<string, KeyColumn>();
  for (const type of ['int32', 'int16'] as const) {
    const last = 240 - (type === 'int32' ? 3 : 1);
    for (let byte = 1; byte <= last; byte++) {
      const column = new Int32Array(count);
      readWordsInto(column, 0, { bytes, firstByte: byte - 1, stride, count, type, order: byteOrder });
      const statistics = statisticsOf(column);
      if (!statistics) continue;
      const found = { byte, type, name: nameAt(byte, type), column, ...statistics };
      const partition = partitionOf(column);
      const other = kept.get(partition);
      if (!other || isBetter(found, other)) kept.set(partition, found);
    }
  }
  return [...kept.values()];
}

/** Whole fields before parts of them, then plausible ones, then even steps, then the smaller numbers. */
function isBetter(a: KeyColumn, b: KeyColumn): boolean {
  const [left, right] = [a, b].map(
    (key) => (key.name === '' ? 0 : 1) + plausibilityOf(key) * (0.9 + 0.1 * key.evenness),
  );
  if (left !== right) return left > right;
  return a.largest - a.smallest < b.largest - b.smallest;
}
