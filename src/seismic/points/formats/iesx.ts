import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  linesOf,
  noPoint,
  numberOfCell,
  type PointFormat,
  type PointTable,
} from '#seismic/points/pointTable';

const REMEDY =
  'A point of an IESX file is a line of x, y, a mark (6 begins a line, 7 goes on, 8 ends it) and z.';
const BEGINS = 6;
const MARKS = [6, 7, 8];

/** GeoQuest IESX: "PROFILE …" names an interpretation, then x, y, a mark or the number of the stick, and z. */
function read(text: string): PointTable {
  const rows: number[][] = [];
  const lines: number[] = [];
  let line = -1;
  let lastMark = Number.NaN;
  linesOf(text).forEach((raw, i) => {
    const content = raw.trim();
    if (content === '' || /^(EOD|SNAPPING|!|#)/i.test(content)) return;
    if (/^PROFILE\b/i.test(content)) {
      lastMark = Number.NaN;
      return;
    }
    const row = content.split(/\s+/).slice(0, 4).map(numberOfCell);
    if (row.length < 4 || row.some(Number.isNaN)) throw noPoint(i, content, REMEDY);
    const mark = row[2];
    const isNext = mark === BEGINS || (!MARKS.includes(mark) && mark !== lastMark) || Number.isNaN(lastMark);
    if (isNext) line += 1;
    lastMark = mark;
    rows.push(row);
    lines.push(line);
  });
  if (rows.length === 0) throw new PickFormatError('No points below "PROFILE"', REMEDY);
  return {
    ...{ format: IESX.name, kind: 'faults', titles: ['X', 'Y', 'Mark', 'Z'], rows, lines },
    ...{ columns: { x: 0, y: 1, z: 3 }, zFactor: null },
  };
}

/** Interpretation of GeoQuest IESX. */
export const IESX = {
  name: 'IESX interpretation',
  recognises: (text) => /^\uFEFF?\s*([#!][^\r\n]*[\r\n]+\s*)*PROFILE\b/i.test(text),
  read,
} as const satisfies PointFormat;
