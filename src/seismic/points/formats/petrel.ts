import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  columnsByTitle,
  linesOf,
  numberOfCell,
  type PointFormat,
  type PointTable,
} from '#seismic/points/pointTable';

const REMEDY =
  'Petrel points with attributes have "BEGIN HEADER", one name of a column a line, "END HEADER", then the points.';

/** Cells of a row: texts between quotation marks are one cell. */
function cellsOf(line: string): string[] {
  return line.match(/"[^"]*"|\S+/g) ?? [];
}

/** Petrel's "points with attributes": names of the columns between BEGIN HEADER and END HEADER, z upwards. */
function read(text: string): PointTable {
  const all = linesOf(text);
  const begin = all.findIndex((line) => /^\s*BEGIN HEADER/i.test(line));
  const end = all.findIndex((line) => /^\s*END HEADER/i.test(line));
  if (end < begin) throw new PickFormatError('The header has no "END HEADER"', REMEDY);
  const titles = all
    .slice(begin + 1, end)
    .map((line) => line.trim().replace(/^(FLOAT|INT|STRING|DISCRETE|DOUBLE|BOOL)\s*,\s*/i, ''))
    .filter((title) => title !== '');
  const rows: number[][] = [];
  all.forEach((line, i) => {
    if (i <= end || line.trim() === '' || line.startsWith('#')) return;
    const cells = cellsOf(line);
    if (cells.length !== titles.length)
      throw new PickFormatError(
        `line ${i + 1}: ${cells.length} values where the header names ${titles.length}`,
        REMEDY,
      );
    rows.push(cells.map(numberOfCell));
  });
  if (rows.length === 0) throw new PickFormatError('No points below the header', REMEDY);
  const columns = columnsByTitle(titles);
  return { format: PETREL.name, kind: 'points', titles, rows, lines: null, columns, zFactor: null };
}

/** Points with attributes as Petrel writes them. */
export const PETREL = {
  name: 'Petrel points with attributes',
  recognises: (text) =>
    /^\uFEFF?(\s*#[^\r\n]*[\r\n]+)*\s*(VERSION[^\r\n]*[\r\n]+\s*)?BEGIN HEADER/i.test(text),
  read,
} as const satisfies PointFormat;
