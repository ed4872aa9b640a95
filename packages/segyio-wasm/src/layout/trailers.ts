import type { ByteSource } from '../source/byteSource.js';
import { isText } from '../text/extendedText.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { extendedField, type LayoutInput } from './layout.js';

/** −1 in bytes 3529-3532: trailers of unknown number. No more than these are looked for. */
const UNCOUNTED = -1;
const MOST_UNCOUNTED = 1000;

/** Records of text that end the file, counted from its end, down to where the first trace would be. */
async function countFromEnd(source: ByteSource, input: LayoutInput): Promise<number> {
  let count = 0;
  while (count < MOST_UNCOUNTED) {
    const offset = source.size - (count + 1) * TEXT_HEADER_BYTES;
    if (offset < input.firstTraceOffset) break;
    const target = new Uint8Array(TEXT_HEADER_BYTES);
    await source.read([{ offset, target }]);
    if (!isText(target)) break;
    count++;
  }
  return count;
}

/**
 * Records of 3200 bytes behind the last trace: as many as rev 2's bytes 3529-3532 say, unless the file holds
 * whole traces without them and not with them; with −1 what the stated number of traces leaves, or else the
 * records of text that end the file.
 */
export async function countTrailers(
  source: ByteSource,
  input: LayoutInput,
  traceBytes: number,
): Promise<number> {
  const stated = input.revision.major >= 2 ? input.binary.get('DataTrailerCount') : 0;
  const bytes = source.size - input.firstTraceOffset;
  if (stated === UNCOUNTED) {
    const behind = bytes - extendedField(input, 'TraceCount') * traceBytes;
    const isCounted = behind < bytes && behind >= 0 && behind % TEXT_HEADER_BYTES === 0;
    return isCounted ? behind / TEXT_HEADER_BYTES : countFromEnd(source, input);
  }
  if (stated <= 0) return 0;
  const rest = bytes - stated * TEXT_HEADER_BYTES;
  const fits = rest >= 0 && rest % traceBytes === 0;
  if (fits || (rest >= 0 && bytes % traceBytes !== 0)) return stated;
  input.warn(`${stated} data trailers stated in bytes 3529-3532 of the binary header, but none is there.`);
  return 0;
}
