import { ebcdicOfLatin, latinOfEbcdic } from './ebcdic.js';

/** Bytes of a text header: 40 lines of 80 characters. */
export const TEXT_HEADER_BYTES = 3200;
export const TEXT_LINE_BYTES = 80;
const LINE_COUNT = 40;

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

/**
 * The 3200 bytes of a text header from at most 40 lines. Lines are cut to 80 characters; characters
 * outside Latin-1 become question marks.
 */
export function bytesOfText(lines: readonly string[], encoding: TextEncoding): Uint8Array {
  const latin = new Uint8Array(TEXT_HEADER_BYTES).fill(32);
  lines.slice(0, LINE_COUNT).forEach((line, row) => {
    [...line].slice(0, TEXT_LINE_BYTES).forEach((character, column) => {
      const code = character.codePointAt(0) ?? 63;
      latin[row * TEXT_LINE_BYTES + column] = code < 256 ? code : 63;
    });
  });
  return encoding === 'ebcdic' ? ebcdicOfLatin(latin) : latin;
}
