import type { Header } from '../header/headerWords.js';
import type { Revision } from '../header/revision.js';
import type { ByteSource } from '../source/byteSource.js';
import { encodingOfText, readableShare } from './textEncoding.js';
import { linesOfText } from './textHeader.js';
import { TEXT_HEADER_BYTES } from './textLines.js';

const FIRST_EXTENDED_BYTE = 3600;
const LAST_STANZA = /\(\(\s*SEG:\s*EndText\s*\)\)/i;
/** Revision 0 left bytes 3505-3506 free: a count there is believed only where text follows; later ones unless a trace follows. */
const TEXT_SHARE = 0.9;

function offsetOf(index: number): number {
  return FIRST_EXTENDED_BYTE + index * TEXT_HEADER_BYTES;
}

/** What extended text is read by. */
interface ExtendedTextInput {
  readonly binary: Header;
  readonly revision: Revision;
  /** The caller's word on how many there are; null if the binary header decides. */
  readonly count: number | null;
  /** Says whether a trace header seems to be at a place, counted from 0. */
  readonly isTraceAt: (offset: number) => Promise<boolean>;
  readonly warn: (message: string) => void;
}

async function readText(source: ByteSource, index: number): Promise<Uint8Array | null> {
  const offset = offsetOf(index);
  if (offset + TEXT_HEADER_BYTES > source.size) return null;
  const target = new Uint8Array(TEXT_HEADER_BYTES);
  await source.read([{ offset, target }]);
  return target;
}

/** "((" in ASCII and in EBCDIC: how a stanza of extended text begins. */
const STANZA_STARTS = [0x28, 0x4d];

/** True for a stanza, whatever fills it, or for text, which may be filled up with NUL. */
export function isText(bytes: Uint8Array): boolean {
  if (STANZA_STARTS.includes(bytes[0]) && bytes[1] === bytes[0]) return true;
  return readableShare(bytes) >= TEXT_SHARE;
}

/** A count of −1 says "until the last stanza"; no more than these are looked through for it. */
const MOST_UNCOUNTED = 1000;
/** Behind text that no last stanza ends, the first trace is looked for over so many headers that read as none. */
const MOST_UNREADABLE = 100;

/** Headers that read as text, up to the stanza "((SEG: EndText))", and whether that is there. */
async function textsFromFirst(source: ByteSource) {
  const found: Uint8Array[] = [];
  while (found.length < MOST_UNCOUNTED) {
    const text = await readText(source, found.length);
    if (text === null || !isText(text)) break;
    found.push(text);
    const isLast = LAST_STANZA.test(linesOfText(text, encodingOfText(text)).join('\n'));
    if (isLast) return { found, isEnded: true };
  }
  return { found, isEnded: false };
}

/** The number of texts that a trace header follows: that which reads as text, or the nearest to it; else null. */
async function countBeforeTrace(textCount: number, { isTraceAt }: ExtendedTextInput): Promise<number | null> {
  const counts = Array.from({ length: textCount + MOST_UNREADABLE + 1 }, (_, count) => count);
  for (const count of [textCount, ...counts.slice(0, textCount).reverse(), ...counts.slice(textCount + 1)])
    if (await isTraceAt(offsetOf(count))) return count;
  return null;
}

/**
 * Headers up to the stanza "((SEG: EndText))". Where it is missing they end where a trace begins: behind what
 * reads as text, or else at another header's end.
 */
async function readUncounted(source: ByteSource, input: ExtendedTextInput): Promise<Uint8Array[]> {
  const { found, isEnded } = await textsFromFirst(source);
  if (isEnded) return found;
  const count = await countBeforeTrace(found.length, input);
  const taken = found.slice(0, count ?? found.length);
  while (taken.length < (count ?? 0)) {
    const text = await readText(source, taken.length);
    if (text === null) break;
    taken.push(text);
  }
  const why = count === null ? 'that read as text' : 'in front of the first trace header';
  input.warn(
    `Bytes 3505-3506 announce text up to ((SEG: EndText)), which is missing; ${taken.length} headers of text taken, ${why}.`,
  );
  return taken;
}

/**
 * The extended text headers: as many as bytes 3505-3506 say, or with −1 up to the last stanza, but none from
 * where a trace begins instead. They are read one by one, so that a wrong count costs no memory.
 */
export async function readExtendedText(source: ByteSource, input: ExtendedTextInput): Promise<Uint8Array[]> {
  const { binary, revision, warn, isTraceAt } = input;
  const count = input.count ?? binary.get('ExtendedHeaders');
  if (count < 0) return count === -1 && revision.major >= 1 ? readUncounted(source, input) : [];
  const found: Uint8Array[] = [];
  while (found.length < count) {
    const text = await readText(source, found.length);
    if (text === null) break;
    const isDoubtful = input.count === null && !isText(text);
    if (isDoubtful && (revision.major === 0 || (await isTraceAt(offsetOf(found.length))))) break;
    found.push(text);
  }
  if (found.length === count) return found;
  warn(`Bytes 3505-3506 announce ${count} extended text headers, but ${found.length} follow.`);
  return found;
}
