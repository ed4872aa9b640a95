import { readWord } from '../header/byteOrder.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import type { OpenOptions } from './options.js';

/** Places in the header of a PASSCAL trace, from 0: form of the data (0 int16, 1 int32), interval in µs, count. */
const INTERVAL_AT = 200;
const FORM_AT = 204;
const COUNT_AT = 228;

/**
 * How to open a PASSCAL trace: one trace header of SEG-Y without a file header, and whole numbers behind it,
 * whose length and count stand in bytes that SEG-Y leaves free. Null where the file is none: the count must
 * account for every byte of it.
 */
export function passcalOptions(
  head: Uint8Array,
  fileBytes: number,
): (OpenOptions & { readonly sampleCount: number }) | null {
  if (head.length < TRACE_HEADER_BYTES) return null;
  for (const byteOrder of ['big', 'little'] as const) {
    const form = readWord(head, FORM_AT, 'int16', byteOrder);
    const sampleCount = readWord(head, COUNT_AT, 'int32', byteOrder);
    const sampleBytes = form === 1 ? 4 : 2;
    const isWhole = sampleCount > 0 && fileBytes === TRACE_HEADER_BYTES + sampleCount * sampleBytes;
    if (!isWhole || (form !== 0 && form !== 1)) continue;
    const interval = readWord(head, INTERVAL_AT, 'int32', byteOrder);
    return {
      ...{ kind: 'su', byteOrder, sampleCount, formatCode: form === 1 ? 2 : 3 },
      ...(interval > 0 ? { sampleIntervalUs: interval } : {}),
    };
  }
  return null;
}
