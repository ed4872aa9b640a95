import type { LineReader } from '#jobs/line/lineReader';
import { pointGroundOf } from '#jobs/points/pointFile';
import type { ClassedPicks } from '#seismic/picks/pickClasses';
import { type PointFileName, pointsOfPicks, writePointText } from '#seismic/points/writePoints';
import { JobError } from '#system/failure';
import { writeWholeFile } from '#system/wholeFile';

export interface PointExport extends ClassedPicks {
  readonly path: string;
  readonly format: PointFileName;
}

/**
 * Writes picks as points with the coordinates of their traces, for OpendTect, Petrel and others.
 * @throws JobError 'picks.outside' where the line has no coordinates at a pick, 'disk.full', 'file.write'
 */
export async function writePointPicks(
  { path, format, picks, classes }: PointExport,
  reader: LineReader,
  signal?: AbortSignal,
): Promise<void> {
  const ground = await pointGroundOf(reader, signal);
  const points = pointsOfPicks(picks, ground).flatMap((point) => point ?? []);
  if (points.length < picks.length) {
    const message = `The headers have no coordinates for ${picks.length - points.length} of ${picks.length} picks.`;
    const remedy =
      'Export the picks as JSON or CSV, or state under "Read the line otherwise" where X and Y are.';
    throw new JobError('picks.outside', message, remedy);
  }
  const facts = { domain: ground.survey.samples.domain, classes: classes.map(({ name }) => name) };
  await writeWholeFile(path, writePointText(format, points, facts));
}
