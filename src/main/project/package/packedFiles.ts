import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, posix, relative, sep } from 'node:path';
import type { PackedFile } from '#jobs/package/writePackage';
import { runsFolderOf } from '#system/fileNames';
import { DATA_FOLDER, isEntryName, portableName } from '#system/packageNames';

/** Endings of radar lines, whose header or samples are in a second file of the same name. */
const IN_TWO_FILES = /\.(dt1|hd|rd3|rd7|rad)$/i;

/** All that is in the folder of a project's runs, as it is called in a package whose project has that name. */
export async function runFiles(folder: string, project: string): Promise<PackedFile[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = posix.join(runsFolderOf(project), ...relative(folder, path).split(sep));
      return { name, path };
    })
    .filter(({ name }) => isEntryName(name, project))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * The file of a line, the first of those that are returned, and what it cannot be read without.
 * @param others files that are packed already: a line whose name is taken has a folder of its own
 */
export async function lineFiles(linePath: string, others: readonly PackedFile[]): Promise<PackedFile[]> {
  const fileName = basename(linePath);
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  const isFree = (folder: string) => !taken.has(posix.join(folder, portableName(fileName)).toLowerCase());
  let folder: string = DATA_FOLDER;
  for (let number = 2; !isFree(folder); number++) folder = posix.join(DATA_FOLDER, String(number));
  return [fileName, ...(await filesBeside(linePath))].map((name) => ({
    name: posix.join(folder, portableName(name)),
    path: join(dirname(linePath), name),
  }));
}

/** Names of the files without which a radar line cannot be read. */
async function filesBeside(linePath: string): Promise<string[]> {
  const fileName = basename(linePath);
  if (!IN_TWO_FILES.test(fileName)) return [];
  const stemOf = (name: string) => basename(name, extname(name)).toLowerCase();
  const names = await readdir(dirname(linePath)).catch(() => []);
  return names.filter(
    (name) => name !== fileName && IN_TWO_FILES.test(name) && stemOf(name) === stemOf(fileName),
  );
}
