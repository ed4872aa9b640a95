/** Bytes of a text header: 40 lines of 80 characters. */
export const TEXT_HEADER_BYTES = 3200;
export const TEXT_LINE_BYTES = 80;
export const TEXT_LINE_COUNT = TEXT_HEADER_BYTES / TEXT_LINE_BYTES;

const BLANK = 32;
const [LINE_FEED, CARRIAGE_RETURN, NEXT_LINE] = [10, 13, 0x85];
/** Line ends farther apart than this, on average, stand in running text by chance. */
const LONGEST_MEAN_LINE = 160;

/** A line of a text in Latin-1: its first byte, that behind its last, and where the next line begins. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** A text cut into lines. */
export interface TextSpans {
  /** True where line ends cut it; false for lines of 80 characters. */
  readonly hasLineEnds: boolean;
  readonly spans: readonly TextSpan[];
}

/** Bytes of the line end at a place: CR LF, LF, CR, or EBCDIC's next line; 0 where there is none. */
function lineEndAt(latin: Uint8Array, at: number): number {
  if (latin[at] === CARRIAGE_RETURN)
    return latin[at + 1] === LINE_FEED || latin[at + 1] === NEXT_LINE ? 2 : 1;
  return latin[at] === LINE_FEED || latin[at] === NEXT_LINE ? 1 : 0;
}

function isFiller(code: number): boolean {
  return code === 0 || code === BLANK;
}

/** Where what fills the text up begins: behind its last sign or line end. */
export function contentEnd(latin: Uint8Array): number {
  let end = latin.length;
  while (end > 0 && isFiller(latin[end - 1])) end--;
  return end;
}

/** Lines as line ends cut the text; what follows the last one is a line unless it only fills up. */
function spansByLineEnds(latin: Uint8Array): TextSpan[] {
  const content = contentEnd(latin);
  const spans: TextSpan[] = [];
  let start = 0;
  for (let at = 0; at < content; at++) {
    const width = lineEndAt(latin, at);
    if (width === 0) continue;
    spans.push({ start, end: at, next: at + width });
    start = at + width;
    at = start - 1;
  }
  if (start < content) spans.push({ start, end: content, next: latin.length });
  return spans;
}

/** Lines of 80 characters; line ends in the last columns belong to none. */
function fixedSpans(latin: Uint8Array): TextSpan[] {
  const spans: TextSpan[] = [];
  for (let start = 0; start < latin.length; start += TEXT_LINE_BYTES) {
    const next = Math.min(latin.length, start + TEXT_LINE_BYTES);
    let end = next;
    while (end > start && lineEndAt(latin, end - 1) > 0) end--;
    spans.push({ start, end, next });
  }
  return spans;
}

/**
 * The lines of a text header in Latin-1. Line ends cut it where they come often enough and most of them are
 * followed by text at other places than the multiples of 80, where filled-up lines begin.
 */
export function spansOf(latin: Uint8Array): TextSpans {
  const cut = spansByLineEnds(latin);
  const ends = cut.filter(({ next }) => next < latin.length);
  const isBetween = ({ next }: TextSpan) => {
    let at = next;
    while (at < latin.length && isFiller(latin[at])) at++;
    return at < latin.length && at % TEXT_LINE_BYTES !== 0;
  };
  const between = ends.filter(isBetween).length;
  const hasLineEnds =
    between > 0 && 2 * between >= ends.length - 1 && contentEnd(latin) <= LONGEST_MEAN_LINE * ends.length;
  return { hasLineEnds, spans: hasLineEnds ? cut : fixedSpans(latin) };
}

/** Each sign as it is shown; what cannot be becomes a blank. */
const SHOWN = Array.from({ length: 256 }, (_, code) =>
  String.fromCharCode(code < BLANK || (code >= 127 && code < 160) ? BLANK : code),
);
const NO_BREAK_SPACE = 160;

function isBlank(code: number): boolean {
  return code <= BLANK || (code >= 127 && code <= NO_BREAK_SPACE);
}

/** The text of a line, trailing blanks cut off; what cannot be shown becomes a blank. */
export function lineOf(latin: Uint8Array, { start, end }: TextSpan): string {
  let last = end;
  while (last > start && isBlank(latin[last - 1])) last--;
  let line = '';
  for (let at = start; at < last; at++) line += SHOWN[latin[at]];
  return line;
}

/** The line end that a text of lines uses: that behind its first line. */
export function lineEndOf(latin: Uint8Array, { spans }: TextSpans): Uint8Array {
  const [{ end, next }] = spans;
  return latin.slice(end, next);
}
