import { maskedCrc32c } from '#jobs/eventLog/crc32c';

/** Length (8 bytes, little endian) and its checksum (4) before the data, the data's checksum (4) after. */
const HEAD_BYTES = 12;
const TAIL_BYTES = 4;

/** Frames one record as in TensorFlow's TFRecord files. */
export function frameRecord(data: Uint8Array): Uint8Array {
  const framed = new Uint8Array(HEAD_BYTES + data.length + TAIL_BYTES);
  const view = new DataView(framed.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(framed.subarray(0, 8)), true);
  framed.set(data, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + data.length, maskedCrc32c(data), true);
  return framed;
}

/** The record that begins at `start` as a view, or null where the file is cut or damaged there. */
function recordAt(bytes: Uint8Array, start: number): Uint8Array | null {
  if (start + HEAD_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(start + 8, true) !== maskedCrc32c(bytes.subarray(start, start + 8))) return null;
  const length = Number(view.getBigUint64(start, true));
  const end = start + HEAD_BYTES + length;
  if (end + TAIL_BYTES > bytes.length) return null;
  const data = bytes.subarray(start + HEAD_BYTES, end);
  return view.getUint32(end, true) === maskedCrc32c(data) ? data : null;
}

/**
 * The records of a file in order, as views into `bytes`. Stops silently at the first one that is cut or fails
 * its checksum: a killed process leaves such an end.
 */
export function* readRecords(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; ; ) {
    const data = recordAt(bytes, start);
    if (!data) return;
    yield data;
    start += HEAD_BYTES + data.length + TAIL_BYTES;
  }
}
