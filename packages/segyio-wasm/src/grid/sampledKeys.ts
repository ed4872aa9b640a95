import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { bytesOfType, readWord } from '../header/byteOrder.js';
import { traceField } from '../header/headerWords.js';
import { scaledBy } from '../header/scaledWords.js';
import type { HeaderField } from '../header/traceFields.js';
import type { GeometryBytes } from './geometryColumns.js';

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
  const chosen = [bytes.inlineByte ?? 189, bytes.crosslineByte ?? 193, bytes.offsetByte ?? 37];
  const [inline, crossline, offset] = chosen.map((choice) =>
    traceField(choice, layout.traceHeaderBytes, layout.extensionFields),
  );
  const end = Math.max(
    ...[inline, crossline, offset].map(({ byte, type }) => byte - 1 + bytesOfType(type)),
    188,
  );
  const known = new Map<number, TraceKeys>();
  const keysOf = (header: Uint8Array): TraceKeys => {
    const word = ({ byte, type }: Pick<HeaderField, 'byte' | 'type'>) =>
      readWord(header, byte - 1, type, layout.byteOrder);
    const scalar = word({ byte: 71, type: 'int16' });
    const coordinate = (byte: number) => scaledBy(word({ byte, type: 'int32' }), scalar);
    return {
      ...{ inline: word(inline), crossline: word(crossline), offset: word(offset) },
      ...{ x: coordinate(181), y: coordinate(185) },
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
