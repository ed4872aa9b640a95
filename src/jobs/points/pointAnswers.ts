import { basename } from 'node:path';
import type { LineReader } from '#jobs/line/lineReader';
import { type PointFileOrder, placePointFile } from '#jobs/points/pointFile';
import { type PointPicks, type PointWindow, picksOfPoints } from '#seismic/points/pointPicks';
import { JobError } from '#system/failure';

/** Picks that a file of points may become at once; a horizon has more points and is shown as a line. */
const MOST_PICKS = 10_000;

/** A file of points, and the class and window that its picks get. */
export interface PointPickOrder extends PointFileOrder {
  readonly window: PointWindow;
}

/** Picks around points, and how many points are outside the line or too near an edge for a window. */
export interface PointFilePicks extends PointPicks {
  readonly outsideCount: number;
}

/**
 * Picks around the points of a file on an open line.
 * @param idOf gives the pick of each point an id of its own
 * @throws JobError as `placePointFile` does, 'picks.invalid' for more than 10 000, 'picks.outside' where no window fits
 */
export async function picksOfPointFile(
  order: PointPickOrder,
  reader: LineReader,
  idOf: (index: number) => string,
  signal?: AbortSignal,
): Promise<PointFilePicks> {
  const { placed, ground } = await placePointFile(order, reader, signal);
  const name = basename(order.path);
  if (placed.traces.length > MOST_PICKS) {
    const message = `${placed.traces.length} points of ${name} are too many for picks (at most ${MOST_PICKS}).`;
    throw new JobError('picks.invalid', message, 'Show them as a horizon, or import a part of them.');
  }
  const made = picksOfPoints(placed, ground.survey, order.window, idOf);
  if (made.picks.length === 0)
    throw new JobError(
      'picks.outside',
      `No window fits around a point of ${name}.`,
      'Give a smaller window.',
    );
  return { ...made, outsideCount: placed.outsideCount };
}
