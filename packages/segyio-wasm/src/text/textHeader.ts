import { codeOfName, latinOfText, type TextCode, type TextEncodingName } from './textEncoding.js';
import { lineOf, spansOf, TEXT_LINE_BYTES } from './textLines.js';

/** A text header: its bytes as they are, how they are read, and its lines. */
export interface TextHeader extends TextCode {
  readonly bytes: Uint8Array;
  /** True for text that line ends cut into lines; false for 40 lines of 80 characters. */
  readonly hasLineEnds: boolean;
  readonly lines: readonly string[];
}

export function textHeaderOf(bytes: Uint8Array, { encoding, codePage }: TextCode): TextHeader {
  const latin = latinOfText(bytes, { encoding, codePage });
  const { hasLineEnds, spans } = spansOf(latin);
  const lines = spans.map((span) => lineOf(latin, span));
  return { bytes, encoding, codePage, hasLineEnds, lines };
}

/** Lines of a text, trailing blanks cut off; what cannot be shown becomes a blank. */
export function linesOfText(bytes: Uint8Array, encoding: TextEncodingName): readonly string[] {
  return textHeaderOf(bytes, codeOfName(encoding)).lines;
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
