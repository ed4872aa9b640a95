import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { FILE_KINDS } from '#seismic/survey/openingOptions';
import { JobError } from '#system/failure';
import { classFile, probabilityFile } from '#system/fileNames';
import { ensureFolder } from '#system/wholeFile';

/** Names of the sections that a classification may write, of either kind. */
const SECTION_FILES = FILE_KINDS.flatMap((kind) => [
  classFile(kind),
  ...EVENT_CLASSES.map((eventClass) => probabilityFile(eventClass, kind)),
]);

/** The file that a path names, symbolic links followed; null where there is none. */
function placeOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}

/** A folder that may take the results of a line: none of them would replace the line itself. */
export class ResultFolder {
  private constructor(private readonly path: string) {}

  /**
   * Makes the folder where it is missing.
   * @param names of the sections that may be written there
   * @throws JobError 'argument.invalid' where a result would replace the line, 'file.write', 'disk.full'
   */
  static async prepare(
    linePath: string,
    path: string,
    names: readonly string[] = SECTION_FILES,
  ): Promise<ResultFolder> {
    const line = await placeOf(linePath);
    for (const name of names) {
      const target = join(path, name);
      if (line === null || (await placeOf(target)) !== line) continue;
      const remedy = 'Choose another folder for the results.';
      throw new JobError('argument.invalid', `The result would replace the line itself: ${target}`, remedy);
    }
    await ensureFolder(path);
    return new ResultFolder(path);
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }
}
