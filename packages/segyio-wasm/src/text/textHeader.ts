import { latinOfEbcdic } from './ebcdic.js';

/** Bytes of a text header: 40 lines of 80 characters. */
export const TEXT_HEADER_BYTES = 3200;
export const TEXT_LINE_BYTES = 80;

export type TextEncoding = 'ebcdic' | 'ascii';

/** Letters, digits, spaces and the commonest signs among the bytes. */
function countReadable(latin: Uint8Array): number {
  let found = 0;
  for (const code of latin) if (code >= 32 && code < 127) found++;
  return found;
}

/** The encoding in which more of the bytes can be read. Blank or unreadable headers count as EBCDIC. */
export function encodingOfText(bytes: Uint8Array): TextEncoding {
  return countReadable(bytes) > countReadable(latinOfEbcdic(bytes)) ? 'ascii' : 'ebcdic';
}

/** Share of the bytes, 0 to 1, that can be read in the likelier encoding. */
export function readableShare(bytes: Uint8Array): number {
  const readable = Math.max(countReadable(bytes), countReadable(latinOfEbcdic(bytes)));
  return bytes.length === 0 ? 0 : readable / bytes.length;
}

/** Lines of 80 characters, trailing blanks cut off; what cannot be shown becomes a blank. */
export function linesOfText(bytes: Uint8Array, encoding: TextEncoding = encodingOfText(bytes)): string[] {
  const latin = encoding === 'ebcdic' ? latinOfEbcdic(bytes) : bytes;
  const lines: string[] = [];
  for (let at = 0; at < latin.length; at += TEXT_LINE_BYTES) {
    const codes = [...latin.subarray(at, at + TEXT_LINE_BYTES)];
    const line = codes.map((code) =>
      code < 32 || (code >= 127 && code < 160) ? ' ' : String.fromCharCode(code),
    );
    lines.push(line.join('').trimEnd());
  }
  return lines;
}

/** Letter C in ASCII and in EBCDIC, with which each line of a text header begins. */
const LINE_STARTS = [0x43, 0xc3];

/** Of a pair-swapped file's text header: true unless more of its lines begin with C as they stand. */
export function readsBetterSwapped(bytes: Uint8Array): boolean {
  let asTheyStand = 0;
  for (let at = 0; at + 1 < bytes.length; at += TEXT_LINE_BYTES) {
    if (LINE_STARTS.includes(bytes[at])) asTheyStand++;
    if (LINE_STARTS.includes(bytes[at + 1])) asTheyStand--;
  }
  return asTheyStand <= 0;
}

/** A text header: its bytes as they are, and its 40 lines. */
export interface TextHeader {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
  readonly lines: readonly string[];
}

export function textHeaderOf(bytes: Uint8Array): TextHeader {
  const encoding = encodingOfText(bytes);
  return { bytes, encoding, lines: linesOfText(bytes, encoding) };
}
