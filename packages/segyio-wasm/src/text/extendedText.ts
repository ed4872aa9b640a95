import type { Header } from '../header/headerWords.js';
import type { Revision } from '../header/revision.js';
import type { ByteSource } from '../source/byteSource.js';
import { linesOfText, readableShare, TEXT_HEADER_BYTES } from './textHeader.js';

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
  const filled = bytes.filter((byte) => byte !== 0);
  return filled.length > 0 && readableShare(filled) >= TEXT_SHARE;
}

/** A count of −1 says "until the last stanza"; no more than these are looked through for it. */
const MOST_UNCOUNTED = 1000;

/** Headers up to the stanza "((SEG: EndText))", as long as they read as text. */
async function readUncounted(source: ByteSource, warn: (message: string) => void): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  while (found.length < MOST_UNCOUNTED) {
    const text = await readText(source, found.length);
    if (text === null || !isText(text)) break;
    found.push(text);
    if (LAST_STANZA.test(linesOfText(text).join('\n'))) return found;
  }
  warn(
    `Bytes 3505-3506 announce text up to ((SEG: EndText)), which is missing; ${found.length} headers of text taken.`,
  );
  return found;
}

/**
 * The extended text headers: as many as bytes 3505-3506 say, or with −1 up to the last stanza, but none from
 * where a trace begins instead. They are read one by one, so that a wrong count costs no memory.
 */
export async function readExtendedText(source: ByteSource, input: ExtendedTextInput): Promise<Uint8Array[]> {
  const { binary, revision, warn, isTraceAt } = input;
  const count = input.count ?? binary.get('ExtendedHeaders');
  if (count < 0) return count === -1 && revision.major >= 1 ? readUncounted(source, warn) : [];
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
