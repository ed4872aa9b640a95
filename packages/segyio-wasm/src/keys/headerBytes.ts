import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { type ByteOrder, swappedPairs } from '../header/byteOrder.js';
import { readWordsInto } from '../header/headerWordReader.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import { forEachPart } from '../traces/traceParts.js';

/** The standard 240 bytes of the headers of the first traces, one behind the other. */
export interface HeaderBytes {
  readonly bytes: Uint8Array;
  readonly traceCount: number;
  /** Pairs of a pair-swapped file are exchanged already. */
  readonly byteOrder: ByteOrder;
  /** The fields that these bytes hold by the file's kind. */
  readonly fields: readonly HeaderField[];
}

/** A word of the headers: first byte, counted from 1, type, and order where it is not the headers'. */
export type HeaderWord = Pick<HeaderField, 'byte' | 'type' | 'byteOrder'>;

/** Reads the headers of the first `traceCount` traces. @throws SegyError 'cancelled', or as the source does */
export async function readHeaderBytes(
  dataset: SegyDataset,
  traceCount: number,
  signal?: CancelSignal,
): Promise<HeaderBytes> {
  const { byteOrder, headerFields } = dataset.layout;
  const byteCount = TRACE_HEADER_BYTES;
  const bytes = new Uint8Array(traceCount * byteCount);
  await forEachPart(dataset, { firstTrace: 0, traceCount, firstByte: 0, byteCount, signal }, (block) => {
    for (let i = 0; i < block.traceCount; i++) {
      const from = i * block.stride;
      bytes.set(block.bytes.subarray(from, from + byteCount), (block.firstTrace + i) * byteCount);
    }
  });
  const isSwapped = byteOrder === 'pair-swapped';
  return {
    bytes: isSwapped ? swappedPairs(bytes) : bytes,
    byteOrder: isSwapped ? 'big' : byteOrder,
    ...{ traceCount, fields: headerFields },
  };
}

/** The headers of some of the traces only, in this order. */
export function headersOf(headers: HeaderBytes, traces: readonly number[]): HeaderBytes {
  const bytes = new Uint8Array(traces.length * TRACE_HEADER_BYTES);
  for (const [i, trace] of traces.entries()) {
    const from = trace * TRACE_HEADER_BYTES;
    bytes.set(headers.bytes.subarray(from, from + TRACE_HEADER_BYTES), i * TRACE_HEADER_BYTES);
  }
  return { ...headers, bytes, traceCount: traces.length };
}

/** A word of every trace, as whole numbers of 32 bits; fractions of floats are cut off. */
export function readKeyWord(headers: HeaderBytes, word: HeaderWord): Int32Array {
  const { bytes, traceCount } = headers;
  const column = new Int32Array(traceCount);
  readWordsInto(column, 0, {
    ...{ bytes, firstByte: word.byte - 1, stride: TRACE_HEADER_BYTES, count: traceCount },
    ...{ type: word.type, order: word.byteOrder ?? headers.byteOrder },
  });
  return column;
}
