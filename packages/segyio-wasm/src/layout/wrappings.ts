import { readWord } from '../header/byteOrder.js';
import type { ByteSource } from '../source/byteSource.js';
import { type Records, recordSource } from '../source/recordSource.js';
import { latinOfEbcdic } from '../text/ebcdic.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';

/** A file whose SEG-Y is in a wrapping, with what has been skipped in a sentence; as it is where there is none. */
export interface Unwrapped {
  readonly source: ByteSource;
  readonly note: string | null;
}

/** The standard's tape label: 128 bytes that begin with a number of four places and SY1 or SY2. */
const LABEL_BYTES = 128;
const LABEL = /^[ \d]{4}SY[12]\.\d/;
const BINARY_BYTES = 400;
const TIF8_MARK_BYTES = 12;
/** Lengths in front of and behind a record are four bytes each. */
const LENGTH_BYTES = 4;
const END_OF_MEDIUM = 0xffffffff;
/** The upper four bits of a SIMH length are its class. */
const SIMH_LENGTH = 0x0fffffff;

async function readWords(source: ByteSource, offset: number, count: number, order: 'big' | 'little') {
  if (offset < 0 || offset + 4 * count > source.size) return null;
  const target = new Uint8Array(4 * count);
  await source.read([{ offset, target }]);
  return Array.from({ length: count }, (_, i) => readWord(target, 4 * i, 'uint32', order));
}

/** Records found, and the byte at which the chain of marks breaks, if it does before the file's end. */
interface Chain extends Records {
  readonly brokenAt: number | null;
}

function isSegyChain({ lengths }: Records): boolean {
  return lengths[0] === TEXT_HEADER_BYTES && lengths[1] === BINARY_BYTES;
}

/** Marks of three little-endian words: kind (0 a record, 1 the end of a file), place of the mark before, of the next. */
async function tif8Chain(source: ByteSource): Promise<Chain> {
  const offsets: number[] = [];
  const lengths: number[] = [];
  let at = 0;
  while (at + TIF8_MARK_BYTES <= source.size) {
    const mark = await readWords(source, at, 3, 'little');
    if (!mark || mark[0] > 1) return { offsets, lengths, brokenAt: at };
    // Places are counted modulo 2^32 in larger files.
    const next = mark[2] + 2 ** 32 * Math.floor(at / 2 ** 32) + (mark[2] < at % 2 ** 32 ? 2 ** 32 : 0);
    if (mark[0] === 0) {
      const length = Math.min(next, source.size) - at - TIF8_MARK_BYTES;
      if (length <= 0) return { offsets, lengths, brokenAt: at };
      offsets.push(at + TIF8_MARK_BYTES);
      lengths.push(length);
    } else if (next <= at) break;
    at = next;
  }
  return { offsets, lengths, brokenAt: null };
}

/** Records between their lengths, as SIMH (little-endian, even places, tape marks) and Fortran programs write them. */
async function lengthChain(source: ByteSource, order: 'big' | 'little', isPadded: boolean): Promise<Chain> {
  const offsets: number[] = [];
  const lengths: number[] = [];
  let at = 0;
  while (at + LENGTH_BYTES <= source.size) {
    const [word] = (await readWords(source, at, 1, order)) ?? [0];
    if (word === END_OF_MEDIUM) break;
    const length = isPadded ? word & SIMH_LENGTH : word;
    const padded = length + (isPadded ? length % 2 : 0);
    const behind = await readWords(source, at + LENGTH_BYTES + padded, 1, order);
    if (length === 0) {
      at += LENGTH_BYTES;
      continue;
    }
    if (behind === null || behind[0] !== word) {
      const rest = source.size - at - LENGTH_BYTES;
      // The last record may be cut short; any other end is a broken chain.
      if (behind === null && rest > 0 && length <= rest + LENGTH_BYTES) {
        offsets.push(at + LENGTH_BYTES);
        lengths.push(Math.min(length, rest));
      }
      return { offsets, lengths, brokenAt: at };
    }
    offsets.push(at + LENGTH_BYTES);
    lengths.push(length);
    at += padded + 2 * LENGTH_BYTES;
  }
  return { offsets, lengths, brokenAt: null };
}

function unwrapped(source: ByteSource, chain: Chain, wrapping: string, marks: string): Unwrapped {
  const broken =
    chain.brokenAt === null
      ? ''
      : ` The chain of marks breaks at byte ${chain.brokenAt + 1}; what follows is left out.`;
  return {
    source: recordSource(source, chain, wrapping),
    note: `This is a ${wrapping}: ${chain.lengths.length} records, ${marks} skipped.${broken}`,
  };
}

/** A chain of records between lengths, where the file begins with one of a text and a binary header. */
async function unwrapLengths(source: ByteSource, head: Uint8Array): Promise<Unwrapped | null> {
  for (const order of ['little', 'big'] as const) {
    const [first, behind] = [0, LENGTH_BYTES + TEXT_HEADER_BYTES].map((at) =>
      at + 4 <= head.length ? readWord(head, at, 'uint32', order) : 0,
    );
    if (first !== TEXT_HEADER_BYTES || behind !== TEXT_HEADER_BYTES) continue;
    const kinds = order === 'little' ? [false, true] : [false];
    const chains: Chain[] = [];
    for (const isPadded of kinds) chains.push(await lengthChain(source, order, isPadded));
    const chain = chains.find(({ brokenAt }) => brokenAt === null) ?? chains[0];
    if (!isSegyChain(chain)) continue;
    const isTape = chains.indexOf(chain) === 1;
    const kind = isTape ? 'tape image (SIMH)' : `file of Fortran records (${order}-endian)`;
    return unwrapped(source, chain, kind, 'the lengths before and behind them');
  }
  return null;
}

function hasLabel(head: Uint8Array): boolean {
  const start = head.subarray(0, LABEL_BYTES);
  return [start, latinOfEbcdic(start)].some((bytes) => LABEL.test(String.fromCharCode(...bytes)));
}

/**
 * Looks for SEG-Y that is behind a tape label, in a tape image (TIF8, SIMH), or in Fortran records.
 * @param head the file's first 3600 bytes, or fewer
 */
export async function unwrap(source: ByteSource, head: Uint8Array): Promise<Unwrapped> {
  if (hasLabel(head) && source.size > LABEL_BYTES) {
    const records = { offsets: [LABEL_BYTES], lengths: [source.size - LABEL_BYTES] };
    const note = `The file begins with a tape label of ${LABEL_BYTES} bytes; it is skipped.`;
    return { source: recordSource(source, records, 'file with a tape label'), note };
  }
  const isTif8 =
    head.length >= TIF8_MARK_BYTES &&
    [0, 0, TIF8_MARK_BYTES + TEXT_HEADER_BYTES].every(
      (word, i) => readWord(head, 4 * i, 'uint32', 'little') === word,
    );
  if (isTif8) {
    const chain = await tif8Chain(source);
    if (isSegyChain(chain))
      return unwrapped(source, chain, 'tape image (TIF8)', 'the marks of 12 bytes between them');
  }
  return (await unwrapLengths(source, head)) ?? { source, note: null };
}
