import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { bytesOfType, isFloatType, readWord } from '../header/byteOrder.js';
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
  const known = new Map<number, TraceKeys>();
  const keysOf = (header: Uint8Array): TraceKeys => {
    const word = (field: Pick<HeaderField, 'byte' | 'type' | 'byteOrder'> | null) =>
      field ? readWord(header, field.byte - 1, field.type, field.byteOrder ?? layout.byteOrder) : 0;
    const scalar = word({ byte: 71, type: 'int16' });
    const coordinate = (field: HeaderField | null) =>
      field && isFloatType(field.type) ? word(field) : scaledBy(word(field), scalar);
    return {
      ...{ inline: word(inline), crossline: word(crossline), offset: word(offset) },
      ...{ x: coordinate(x), y: coordinate(y) },
    };
  };
  return async (traces) => {
    const missing = [...new Set(traces)].filter((trace) => !known.has(trace));
    const ranges = missing.map((trace) => ({
      offset: layout.firstTraceOffset + trace * layout.traceBytes,
      target: new Uint8Array(end + (end % 2)),
    }));
    await source.read(ranges, signal);
    for (const [i, trace] of missing.entries()) known.set(trace, keysOf(ranges[i].target));
    return traces.flatMap((trace) => known.get(trace) ?? []);
  };
}
