import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import { CHARISMA } from '#seismic/points/formats/charisma';
import { IESX } from '#seismic/points/formats/iesx';
import { OPENDTECT } from '#seismic/points/formats/openDtect';
import { PETREL } from '#seismic/points/formats/petrel';
import { PLAIN_COLUMNS } from '#seismic/points/formats/plainColumns';
import type { PointFormat, PointTable } from '#seismic/points/pointTable';

/** All formats of files of points; plain columns come last, as they fit almost everything. */
const POINT_FORMATS: readonly PointFormat[] = [OPENDTECT, PETREL, CHARISMA, IESX, PLAIN_COLUMNS];

/** Rows of a file of points at most. */
export const MOST_POINTS = 2_000_000;

/** Reads the points of a text in whatever format it is. @throws PickFormatError naming place, finding and remedy */
export function readPointTable(text: string): PointTable {
  if (text.includes('\0'))
    throw new PickFormatError('This is no text', 'Export the points, horizon or fault as ASCII first.');
  const format = POINT_FORMATS.find(({ recognises }) => recognises(text));
  if (!format) throw new PickFormatError('No numbers', 'Choose a text file with x, y and z of each point.');
  const table = format.read(text);
  if (table.rows.length > MOST_POINTS)
    throw new PickFormatError(
      `${table.rows.length} points are too many (at most ${MOST_POINTS})`,
      'Export every second inline and crossline, or a part of the survey.',
    );
  return table;
}
