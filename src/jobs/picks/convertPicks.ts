import { withLine } from '#jobs/line/readLine';
import { placeOnPlanes } from '#jobs/picks/pickedPlanes';
import { pickFormatOf, readClassedPicksFile, writePicks } from '#jobs/picks/picksFile';
import { hasOwnClasses } from '#seismic/picks/pickClasses';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';

export interface PickConversion {
  readonly picksPath: string;
  /** The line that every pick must lie on, or null to check none. */
  readonly line: LineFile | null;
  /** Its ending names the format; an existing file is replaced. */
  readonly outputPath: string;
}

/**
 * Reads a picks file of any known format, checks it against a line, and writes it in the format of the
 * output's ending. Nothing is written where a pick lies outside the line.
 * @returns the number of picks of each class, in the order of the classes
 * @throws JobError 'argument.invalid', 'file.missing', 'file.unreadable', 'picks.invalid', 'picks.outside',
 * those of opening a line, 'disk.full', 'file.write'
 */
export async function convertPicks(
  { picksPath, line: file, outputPath }: PickConversion,
  context: JobContext,
): Promise<{ readonly name: string; readonly pickCount: number }[]> {
  const format = pickFormatOf(outputPath);
  const read = await readClassedPicksFile(picksPath);
  const { classes, picks } = read;
  if (file !== null)
    await withLine(file, async (line) => placeOnPlanes(line, { picks, picksPath }, context), context);
  await writePicks(outputPath, picks, { format, classes: hasOwnClasses(read) ? classes : undefined });
  return classes.map(({ name }) => ({
    name,
    pickCount: picks.filter((pick) => pick.class === name).length,
  }));
}
