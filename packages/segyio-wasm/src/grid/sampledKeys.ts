import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { type ByteOrder, bytesOfType, isFloatType } from '../header/byteOrder.js';
import { columnOfType, type HeaderColumn, readWordsInto } from '../header/headerWordReader.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { scaledBy } from '../header/scaledWords.js';
import type { HeaderField } from '../header/traceFields.js';
import { type GeometryBytes, keyFieldOf } from './geometryColumns.js';

/** The keys of one trace, and where it is. */
export interface TraceKeys {
  readonly inline: number;
  readonly crossline: number;
  readonly offset: number;
  readonly x: number;
  readonly y: number;
}

/** Reads the keys of any traces; those requested together are read in one call. */
export type ReadKeys = (traces: readonly number[]) => Promise<TraceKeys[]>;

/** Where the keys are in a header; null for one that the file does not have. */
type KeyFields = Readonly<Record<keyof TraceKeys, HeaderField | null>>;

const SCALAR: Pick<HeaderField, 'byte' | 'type'> = { byte: 71, type: 'int16' };

/** Headers one behind the other, of `stride` bytes each. */
interface Headers {
  readonly bytes: Uint8Array;
  readonly stride: number;
  readonly count: number;
  readonly order: ByteOrder;
}

function wordsOf(
  { bytes, stride, count, order }: Headers,
  field: Pick<HeaderField, 'byte' | 'type' | 'byteOrder'> | null,
): HeaderColumn {
  if (!field) return new Uint8Array(count);
  const words = columnOfType(field.type, count);
  const place = { bytes, firstByte: field.byte - 1, stride, count };
  readWordsInto(words, 0, { ...place, type: field.type, order: field.byteOrder ?? order });
  return words;
}

function coordinatesOf(headers: Headers, field: HeaderField | null): ArrayLike<number> {
  const words = wordsOf(headers, field);
  if (field && isFloatType(field.type)) return words;
  const scalars = wordsOf(headers, SCALAR);
  return Float64Array.from(words, (word, i) => scaledBy(word, scalars[i]));
}

function keysOf(headers: Headers, fields: KeyFields): TraceKeys[] {
  const [inlines, crosslines, offsets] = [fields.inline, fields.crossline, fields.offset].map((field) =>
    wordsOf(headers, field),
  );
  const [xs, ys] = [fields.x, fields.y].map((field) => coordinatesOf(headers, field));
  return Array.from({ length: headers.count }, (_, i) => {
    return { inline: inlines[i], crossline: crosslines[i], offset: offsets[i], x: xs[i], y: ys[i] };
  });
}

/** A reader of the keys of single traces, each header read once. @throws SegyError 'field.unknown' */
export function keyReaderOf(dataset: SegyDataset, bytes: GeometryBytes, signal?: CancelSignal): ReadKeys {
  const { layout, source } = dataset;
  const keys = ['inlineByte', 'crosslineByte', 'offsetByte', 'xByte', 'yByte'] as const;
  const [inline, crossline, offset, x, y] = keys.map((key) => keyFieldOf(key, bytes, layout));
  const end = Math.max(
    ...[inline, crossline, offset, x, y].map((field) =>
      field ? field.byte - 1 + bytesOfType(field.type) : TRACE_HEADER_BYTES,
    ),
  );
  const stride = end + (end % 2);
  const known = new Map<number, TraceKeys>();
  const readHeaders = async (traces: readonly number[]) => {
    // One array for all: an array of its own for each costs as much as the read.
    const headers = new Uint8Array(traces.length * stride);
    const ranges = traces.map((trace, i) => ({
      offset: layout.firstTraceOffset + trace * layout.traceBytes,
      target: headers.subarray(i * stride, (i + 1) * stride),
    }));
    await source.read(ranges, signal);
    const read = { bytes: headers, stride, count: traces.length, order: layout.byteOrder };
    const found = keysOf(read, { inline, crossline, offset, x, y });
    for (const [i, trace] of traces.entries()) known.set(trace, found[i]);
  };
  return async (traces) => {
    const missing = [...new Set(traces)].filter((trace) => !known.has(trace));
    if (missing.length > 0) await readHeaders(missing);
    return traces.flatMap((trace) => known.get(trace) ?? []);
  };
}
