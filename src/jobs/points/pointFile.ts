import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LineReader } from '#jobs/line/lineReader';
import { placementOf } from '#jobs/map/placement';
import { readAllPlaces } from '#jobs/map/readMap';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { PickFormatError } from '#seismic/picks/formats/pickFormat';
import { readPointTable } from '#seismic/points/formats/registry';
import { guessReading } from '#seismic/points/guessReading';
import {
  type PlacedPoints,
  type PointGround,
  type PointReading,
  placePoints,
} from '#seismic/points/placePoints';
import type { PointFilePreview } from '#seismic/points/pointFilePreview';
import type { PointTable } from '#seismic/points/pointTable';
import { sampleUnit } from '#seismic/section/section';
import { JobError } from '#system/failure';

/** Size of a file of points at most: 256 MB. */
const MOST_BYTES = 2 ** 28;
/** Rows of a file that a preview shows. */
const SHOWN_ROWS = 6;

function unreadable(path: string, error: NodeJS.ErrnoException): JobError {
  if (error.code === 'ENOENT')
    return new JobError('file.missing', `There is no file of points ${path}`, 'Check its path.');
  const reason = error.code === 'EISDIR' ? 'it is a folder' : error.message;
  const message = `Cannot read the points, ${reason}: ${path}`;
  return new JobError('file.unreadable', message, 'Choose a text file.', { cause: error });
}

/**
 * Reads a file of points, a horizon or faults (docs/formats.md).
 * @throws JobError 'file.missing', 'file.unreadable', 'picks.invalid' naming the place, the value and the remedy
 */
async function readPointFile(path: string): Promise<PointTable> {
  try {
    if ((await stat(path)).size > MOST_BYTES)
      throw new PickFormatError('More than 256 MB', 'Export a part of the survey.');
    return readPointTable(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof PickFormatError)
      throw new JobError('picks.invalid', `${error.message} in ${basename(path)}`, error.remedy, {
        cause: error,
      });
    if (error instanceof Error) throw unreadable(path, error);
    throw error;
  }
}

/** What places points in an open line. @throws JobError 'cancelled', 'file.unreadable' */
export async function pointGroundOf(reader: LineReader, signal?: AbortSignal): Promise<PointGround> {
  const survey = await reader.survey(signal);
  const { dataset, opening } = reader;
  const source = { dataset, survey, opening };
  const coordinates = await withJobErrors(() => readAllPlaces(source, signal));
  const traces = Int32Array.from({ length: survey.traceCount }, (_, trace) => trace);
  const placement = coordinates && placementOf(survey, { ...coordinates, traces });
  return { survey, coordinates, placement };
}

/** What is in a file of points and how it would be read. @throws JobError as `readPointFile` does */
export async function previewPoints(
  path: string,
  reader: LineReader,
  signal?: AbortSignal,
): Promise<PointFilePreview> {
  const table = await readPointFile(path);
  const ground = await pointGroundOf(reader, signal);
  const { format, kind, titles, rows } = table;
  return {
    ...{ fileName: basename(path), format, kind, titles, rowCount: rows.length },
    rows: rows.slice(0, SHOWN_ROWS),
    guess: guessReading(table, ground),
    hasGrid: ground.survey.grid !== null,
    hasCoordinates: ground.coordinates !== null,
    unit: sampleUnit(ground.survey.samples),
  };
}

/** A file of points and how its columns are read; null for the reading that fits best. */
export interface PointFileOrder {
  readonly path: string;
  readonly reading: PointReading | null;
}

/**
 * The points of a file in an open line.
 * @throws JobError as `readPointFile` does, 'picks.outside' where no point is inside the line
 */
export async function placePointFile(
  { path, reading }: PointFileOrder,
  reader: LineReader,
  signal?: AbortSignal,
): Promise<{ readonly placed: PlacedPoints; readonly ground: PointGround }> {
  const table = await readPointFile(path);
  const ground = await pointGroundOf(reader, signal);
  const placed = placePoints(table, reading ?? guessReading(table, ground), ground);
  if (placed.traces.length > 0) return { placed, ground };
  const message = `None of the ${table.rows.length} points of ${basename(path)} is inside the line.`;
  const remedy = ground.coordinates
    ? 'Check which columns hold x, y and time, their unit, and that both have the same coordinates.'
    : 'The headers of the line have no coordinates: give points by trace, or by inline and crossline.';
  throw new JobError('picks.outside', message, remedy);
}
