import { stat } from 'node:fs/promises';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { AllowedServers } from '#main/base/allowedServers';
import { failureOf } from '#main/base/failure';
import { lineFileOf } from '#main/base/lineFile';
import { type LineReference, type ProjectLine, placesOf } from '#main/project/lineTable';
import type { ProjectStore } from '#main/project/projectStore';
import type { LineFile } from '#seismic/survey/openingOptions';
import { isAddress } from '#system/address';

/** The path of a project's line: beside the project, or where it was. @throws AppFailure 'file.missing' */
export async function findLine(
  line: Pick<LineReference, 'besideProjectPath' | 'absolutePath'>,
): Promise<string> {
  const { absolutePath } = line;
  if (isAddress(absolutePath)) return absolutePath;
  for (const path of placesOf(line)) {
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return path;
  }
  throw failureOf(
    'file.missing',
    `The line of this project is not where it was: ${absolutePath}`,
    'Put it back there, or beside the project as before, and open the project again. The picks are safe.',
  );
}

/** A line whose absolute path is where its file is now; as it was where it is not found. */
export async function lineInPlace(line: LineReference): Promise<LineReference> {
  const absolutePath = await findLine(line).catch(() => line.absolutePath);
  return { ...line, absolutePath };
}

/** An open project with its shown line. */
export interface OpenLine {
  readonly store: ProjectStore;
  readonly dataset: DatasetSummary;
}

/** An open project, and the servers that its lines may be read from. */
export interface ReachableLines extends OpenLine {
  readonly servers: Pick<AllowedServers, 'require'>;
}

/** The line of a run by its number. @throws AppFailure 'argument.invalid' where it was taken out */
export function lineOfRun({ store }: Pick<OpenLine, 'store'>, lineId: number): ProjectLine {
  const line = store.lines.find(({ id }) => id === lineId);
  if (line) return line;
  throw failureOf(
    'argument.invalid',
    'The line of this run is not in the project any more.',
    'Undo its removal, or classify another line with the run.',
  );
}

/**
 * The file of a line and one of its planes, for a job. The user is asked for the server of one that is not shown.
 * @throws AppFailure 'argument.invalid' where it was taken out, 'file.missing', 'path.notChosen'
 */
export async function fileOfLine(open: ReachableLines, lineId: number, plane: string): Promise<LineFile> {
  if (lineId === open.store.line.id) return lineFileOf(open.dataset, plane);
  const line = lineOfRun(open, lineId);
  const path = await findLine(line);
  if (isAddress(path)) await open.servers.require(path);
  return lineFileOf({ path, opening: line.opening }, plane);
}
