/** Rows of a SEG-Y text header. */
export const TEXT_LINES = 40;
/** "C12 " in front of each line. */
const TEXT_WIDTH = 76;
/** Text that fits a line after its number, with room for a blank. */
const NOTE_WIDTH = 75;

/** True for a line that has only its number ("C17"). */
function isBlank(line: string): boolean {
  return /^\s*(C\s*\d*)?\s*$/.test(line);
}

/** A text line with its number in front, as the standard wants it. */
export function numberedLine(line: string, row: number): string {
  return `C${String(row + 1).padStart(2)} ${line.slice(0, TEXT_WIDTH)}`;
}

/** Breaks text at blanks into lines of the text header. */
export function noteLines(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part.length > 0)) {
    const last = lines.length - 1;
    const joined = last >= 0 ? `${lines[last]} ${word}` : word;
    if (last >= 0 && joined.length <= NOTE_WIDTH) lines[last] = joined;
    else lines.push(word.slice(0, NOTE_WIDTH));
  }
  return lines;
}

/**
 * Rows of the text header that a note replaces: the first run of blank lines that is long enough, else the
 * last lines in front of rows 39 and 40, which rev 1 keeps for the revision and "END".
 */
export function noteRows(lines: readonly string[], note: readonly string[]): Map<number, string> {
  const count = Math.min(note.length, TEXT_LINES);
  const isFree = (row: number) => row < TEXT_LINES && isBlank(lines[row] ?? '');
  const rows = Array.from({ length: TEXT_LINES }, (_, row) => row);
  const run = rows.find((row) => rows.slice(0, count).every((i) => isFree(row + i)));
  const first = run ?? Math.max(0, TEXT_LINES - 2 - count);
  return new Map(note.slice(0, count).map((line, i) => [first + i, numberedLine(line, first + i)]));
}
