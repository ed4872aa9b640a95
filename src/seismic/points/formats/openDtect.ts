import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import {
  linesOf,
  noPoint,
  numberOfCell,
  type PointFormat,
  type PointTable,
} from '#seismic/points/pointTable';

const REMEDY =
  'Each pick of an OpendTect pick set is a line of x, y and z, below the "!" that ends its header.';

/**
 * OpendTect's pick set (.pck): "dTect V…", the kind of file, a date, "!", then lines "Key: value", then x, y and z
 * a line, z in seconds or in metres, and "!". Files from before version 3.2 hold several sets, each under "Ref: …".
 */
function read(text: string): PointTable {
  const all = linesOf(text);
  if (!/^pick\s?set/i.test(all[1]?.trim() ?? ''))
    throw noPoint(
      1,
      all[1] ?? '',
      'Choose a pick set of OpendTect; other files of it, as surfaces, are exported as ASCII first.',
    );
  const rows: number[][] = [];
  const lines: number[] = [];
  let set = 0;
  all.forEach((line, i) => {
    const content = line.trim();
    if (i < 3 || content === '' || content === '!') return;
    if (/^[A-Za-z][^\t"]*:/.test(content)) {
      if (/^Ref\s*:/.test(content)) set += 1;
      return;
    }
    const row = content
      .replace(/^"[^"]*"/, '')
      .trim()
      .split(/\s+/)
      .slice(0, 3)
      .map(numberOfCell);
    if (row.length < 3 || row.some(Number.isNaN)) throw noPoint(i, content, REMEDY);
    rows.push(row);
    lines.push(set);
  });
  if (rows.length === 0) throw new PickFormatError('No picks below the header', REMEDY);
  return {
    ...{ format: OPENDTECT.name, kind: 'points', titles: ['X', 'Y', 'Z'], rows },
    ...{ lines: set > 1 ? lines : null, columns: { x: 0, y: 1, z: 2 } },
    // OpendTect keeps time in seconds; where z is depth, what lies inside the section decides.
    zFactor: null,
  };
}

/** Pick sets of OpendTect. */
export const OPENDTECT = {
  name: 'OpendTect pick set',
  recognises: (text) => /^\uFEFF?dTect V/.test(text),
  read,
} as const satisfies PointFormat;
