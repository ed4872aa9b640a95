import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes of a file, or null where there is no file of that name. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path)
    .then((found) => (found.isFile() ? found.size : null))
    .catch(() => null);
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path)
    .then((found) => found.isDirectory())
    .catch(() => false);
}

/** Bytes of all files in a folder; 0 where there is none. Files that are removed meanwhile do not count. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return sumOfSizes(files.map(({ parentPath, name }) => join(parentPath, name)));
}

/** Bytes of files together; missing ones count as 0. */
export async function sumOfSizes(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(sizeOf));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** The nearest folder above a path, or itself, that exists. */
export async function nearestFolder(path: string): Promise<string> {
  const above = dirname(path);
  return above === path || (await isFolder(path)) ? path : nearestFolder(above);
}

/** Bytes that a user may still write in a folder, existing or not; null where it is unknown. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  return statfs(await nearestFolder(folder))
    .then(({ bavail, bsize }) => bavail * bsize)
    .catch(() => null);
}
