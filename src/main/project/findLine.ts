import { stat } from 'node:fs/promises';
import { failureOf } from '#main/base/failure';
import type { LineReference } from '#main/project/lineTable';
import { isAddress } from '#system/address';

/** The path of a project's line: beside the project, or where it was. @throws AppFailure 'file.missing' */
export async function findLine({
  besideProjectPath,
  absolutePath,
}: Pick<LineReference, 'besideProjectPath' | 'absolutePath'>): Promise<string> {
  if (isAddress(absolutePath)) return absolutePath;
  for (const path of [besideProjectPath, absolutePath]) {
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
