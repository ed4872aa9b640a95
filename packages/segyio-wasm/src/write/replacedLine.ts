import { bytesOfLatin, type TextCode } from '../text/textEncoding.js';
import { contentEnd, lineEndOf, type TextSpans } from '../text/textLines.js';

const BLANK = 32;

/** A line to be put into a text header. */
export interface LineChange {
  /** The header's text in Latin-1, and how it is cut into lines. */
  readonly latin: Uint8Array;
  readonly spans: TextSpans;
  readonly row: number;
  /** The new line in Latin-1. */
  readonly text: Uint8Array;
  readonly code: TextCode;
}

/** The line filled up with blanks, in the header's encoding. */
function paddedLine({ text, code }: LineChange, length: number): Uint8Array {
  const latin = new Uint8Array(length).fill(BLANK);
  latin.set(text);
  return bytesOfLatin(latin, code);
}

/** The line in its place: what it is shorter by is filled up, what it is longer by taken from the end's filling. */
function inPlace(bytes: Uint8Array, change: LineChange): Uint8Array | null {
  const { latin, spans, row, text } = change;
  const { start, end } = spans.spans[row];
  const more = Math.max(0, text.length - (end - start));
  if (Math.max(end, contentEnd(latin)) + more > bytes.length) return null;
  const changed = bytes.slice();
  changed.copyWithin(end + more, end, bytes.length - more);
  changed.set(paddedLine(change, end - start + more), start);
  return changed;
}

/** The line behind the last one, with as many line ends in front as its number needs. */
function appended(bytes: Uint8Array, change: LineChange): Uint8Array | null {
  const { latin, spans, row, text } = change;
  const content = contentEnd(latin);
  const lineEnd = lineEndOf(latin, spans);
  const last = spans.spans[spans.spans.length - 1];
  const isOpen = last.next === latin.length;
  const endCount = row - spans.spans.length + (isOpen ? 1 : 0);
  const added = [
    ...Array(endCount)
      .fill([...lineEnd])
      .flat(),
    ...text,
    ...lineEnd,
  ];
  if (content + added.length > bytes.length) return null;
  const changed = bytes.slice();
  changed.set(bytesOfLatin(Uint8Array.from(added), change.code), content);
  return changed;
}

/** Where lines are fixed: 80 characters, of which a line end in the last columns stays if there is room for it. */
function fixedLine(bytes: Uint8Array, change: LineChange): Uint8Array {
  const { start, end, next } = change.spans.spans[change.row];
  const changed = bytes.slice();
  const room = change.text.length <= end - start ? end - start : next - start;
  changed.set(paddedLine(change, room), start);
  return changed;
}

/** The header's bytes with a line replaced; null where line ends cut it and there is no room for the new one. */
export function replacedLine(bytes: Uint8Array, change: LineChange): Uint8Array | null {
  const { spans, row } = change;
  if (!spans.hasLineEnds) return fixedLine(bytes, change);
  return row < spans.spans.length ? inPlace(bytes, change) : appended(bytes, change);
}
