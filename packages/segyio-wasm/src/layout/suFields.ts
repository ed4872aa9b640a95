import { readWord } from '../header/byteOrder.js';
import { FIRST_SU_BYTE, SU_FIELDS, SU_FIELDS_WITH_INTEGERS } from '../header/suFields.js';
import type { HeaderField } from '../header/traceFields.js';
import type { ByteSource } from '../source/byteSource.js';
import type { FileLayout } from './layout.js';

/** Headers that are looked at, evenly over the file. */
const LOOKED_AT = 16;
/** Places of d1, f1, d2 and f2 behind byte 180, which SEG-Y has CDP_X, CDP_Y, inline and crossline in. */
const PLACES = [0, 4, 8, 12];
/** A float outside these limits is none that was meant: whole numbers and negative ones read as such. */
const LEAST_FLOAT = 1e-11;
const LARGEST_FLOAT = 1e20;

type Traces = Pick<FileLayout, 'traceCount' | 'traceBytes' | 'firstTraceOffset' | 'byteOrder'>;

/** Words of bytes 181 to 196 that are not 0: those that floats were put into, and those that were not. */
async function countWords(source: ByteSource, layout: Traces): Promise<{ floats: number; others: number }> {
  const { traceCount, traceBytes, firstTraceOffset, byteOrder } = layout;
  const count = Math.min(LOOKED_AT, traceCount);
  const ranges = Array.from({ length: count }, (_, i) => ({
    offset: firstTraceOffset + Math.floor((i * traceCount) / count) * traceBytes + FIRST_SU_BYTE - 1,
    target: new Uint8Array(16),
  }));
  await source.read(ranges);
  const found = { floats: 0, others: 0 };
  for (const { target } of ranges)
    for (const place of PLACES) {
      if (readWord(target, place, 'int32', byteOrder) === 0) continue;
      const size = Math.abs(readWord(target, place, 'float32', byteOrder));
      if (size >= LEAST_FLOAT && size <= LARGEST_FLOAT) found.floats++;
      else found.others++;
    }
  return found;
}

/**
 * The trace header fields of a Seismic Unix file. Some writers put the whole numbers of SEG-Y revision 1 into
 * the bytes of d1, f1, d2 and f2; they are known by being no floats, and `warn` is told of it.
 */
export async function suFieldsOf(
  source: ByteSource,
  layout: Traces,
  warn: (message: string) => void,
): Promise<readonly HeaderField[]> {
  const { floats, others } = await countWords(source, layout);
  if (others <= floats) return SU_FIELDS;
  warn(
    `Bytes 181-196 hold whole numbers in ${others} of ${floats + others} words, not the floats d1, f1, d2 and f2 of Seismic Unix; read as CDP_X, CDP_Y, inline and crossline of SEG-Y revision 1.`,
  );
  return SU_FIELDS_WITH_INTEGERS;
}
