import { withLine } from '#jobs/line/readLine';
import { placeOnPlanes } from '#jobs/picks/pickedPlanes';
import { pickFormatOf, readClassedPicksFile, writePicks } from '#jobs/picks/picksFile';
import { picksOfPointFile } from '#jobs/points/pointAnswers';
import type { PointFileOrder } from '#jobs/points/pointFile';
import { writePointPicks } from '#jobs/points/pointPicksFile';
import { classesOfPicks, STANDARD_CLASSES } from '#seismic/picks/pickClasses';
import type { PointWindow } from '#seismic/points/pointPicks';
import type { PointFileName } from '#seismic/points/writePoints';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export { pointFileOfEnding } from '#seismic/points/writePoints';

export interface PointConversion extends PointFileOrder {
  readonly line: LineFile;
  readonly window: PointWindow;
  /** Its ending names the format of picks; an existing file is replaced. */
  readonly outputPath: string;
}

/** How many points became picks, and how many did not and why. */
export interface PointCounts {
  readonly pickCount: number;
  readonly outsideCount: number;
  readonly atEdgeCount: number;
}

/**
 * Makes picks of the points of another program on a line and writes them.
 * @throws JobError 'argument.invalid', 'picks.invalid', 'picks.outside', those of opening a line, 'disk.full', 'file.write'
 */
export async function convertPoints(order: PointConversion, context: JobContext): Promise<PointCounts> {
  const { line: file, window, outputPath } = order;
  const format = pickFormatOf(outputPath);
  const { picks, atEdgeCount, outsideCount } = await withLine(
    file,
    (line) => picksOfPointFile({ ...order, window }, line, (i) => `point-${i + 1}`, context.signal),
    context,
  );
  const classes = classesOfPicks(picks);
  await writePicks(outputPath, picks, { format, ...(classes === STANDARD_CLASSES ? {} : { classes }) });
  return { pickCount: picks.length, outsideCount, atEdgeCount };
}

export interface PicksToPoints {
  readonly picksPath: string;
  readonly line: LineFile;
  readonly outputPath: string;
  readonly format: PointFileName;
}

/**
 * Writes a picks file as points with the coordinates of a line, for other programs.
 * @returns the number of picks
 * @throws JobError as `readClassedPicksFile` does, 'picks.outside', those of opening a line, 'disk.full', 'file.write'
 */
export async function convertPicksToPoints(order: PicksToPoints, context: JobContext): Promise<number> {
  const { picksPath, line: file, outputPath: path, format } = order;
  const read = await readClassedPicksFile(picksPath);
  await withLine(
    file,
    async (line) => {
      await placeOnPlanes(line, { picks: read.picks, picksPath }, context);
      await writePointPicks({ ...read, path, format }, line, context.signal);
    },
    context,
  );
  return read.picks.length;
}
