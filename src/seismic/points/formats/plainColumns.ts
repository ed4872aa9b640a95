import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  columnsByTitle,
  linesOf,
  noPoint,
  numberOfCell,
  type PointFormat,
  type PointTable,
} from '#seismic/points/pointTable';

const FEWEST = 2;
const REMEDY =
  'Give a point a line, its values separated by blanks, tabs, commas or semicolons, as "603400.0 6080200.0 812.5".';

type Split = (line: string) => string[];

/** How the cells of the file are separated, by its first line with numbers. */
function splitterOf(lines: readonly string[]): Split {
  const sample = lines.find((line) => /\d/.test(line) && !/^\s*[#!*]/.test(line)) ?? '';
  if (sample.includes(';'))
    return (line) => line.split(';').map((cell) => cell.trim().replace(/^([^,.]*),([^,.]*)$/, '$1.$2'));
  if (sample.includes(',')) return (line) => line.split(',').map((cell) => cell.trim());
  return (line) => line.trim().split(/\s+/);
}

function unquoted(cell: string): string {
  return cell.replace(/^"(.*)"$/, '$1').trim();
}

/** The titles that stand in the last line before the numbers, with or without a comment sign; null where none do. */
function titlesIn(line: string | undefined, split: Split, count: number): string[] | null {
  if (line === undefined) return null;
  const titles = split(line.replace(/^\s*[#!*]+\s*/, '')).map(unquoted);
  const isTitles = titles.length === count && titles.every((title) => Number.isNaN(numberOfCell(title)));
  return isTitles ? titles : null;
}

/**
 * Columns of numbers. Lines before the first one of numbers are a header, the last of which may hold the titles; a
 * blank line or one of words between points begins another line of points.
 */
function read(text: string): PointTable {
  const all = linesOf(text);
  const split = splitterOf(all);
  const rows: number[][] = [];
  const lines: number[] = [];
  let titles: string[] | null = null;
  let before: string | undefined;
  let line = 0;
  let isBroken = false;
  all.forEach((content, i) => {
    const isComment = /^\s*[#!*]/.test(content);
    const cells = isComment ? [] : split(content).map(unquoted);
    const row = cells.map(numberOfCell);
    const known = row.filter((value) => !Number.isNaN(value)).length;
    if (known < FEWEST) {
      if (rows.length > 0 && known > 0) throw noPoint(i, content, REMEDY);
      isBroken = rows.length > 0 && !isComment;
      if (content.trim() !== '') before = content;
      return;
    }
    if (rows.length === 0) titles = titlesIn(before, split, cells.length);
    else if (row.length !== rows[0].length)
      throw new PickFormatError(
        `line ${i + 1}: ${row.length} values where the first point has ${rows[0].length}`,
        REMEDY,
      );
    if (isBroken) line += 1;
    isBroken = false;
    rows.push(row);
    lines.push(line);
  });
  if (rows.length === 0) throw new PickFormatError('No line with numbers', REMEDY);
  const named = titles ?? rows[0].map((_, i) => `column ${i + 1}`);
  return {
    ...{ format: PLAIN_COLUMNS.name, kind: line > 0 ? 'faults' : 'points', titles: named, rows },
    ...{ lines: line > 0 ? lines : null, columns: columnsByTitle(named), zFactor: null },
  };
}

/** Points in columns, as OpendTect, Petrel and others write them as ASCII; taken where no other format fits. */
export const PLAIN_COLUMNS = {
  name: 'Columns of numbers',
  recognises: (text) => /\d/.test(text),
  read,
} as const satisfies PointFormat;
