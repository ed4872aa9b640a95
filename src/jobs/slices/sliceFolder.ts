import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytesAt } from '#engine/tools/disk';

/** Indexes of slices that are kept together take at most this many bytes. */
const MOST_BYTES = 16e9;
/** A volume whose index would be larger is not indexed. */
export const MOST_BYTES_OF_ONE = 8e9;
/** Of the room on the disk an index takes at most this part. */
const MOST_OF_FREE = 0.5;
const ENDING = '.slices';

/** The index of a file that is known by its fingerprint. */
export function slicesPath(folder: string, fingerprint: string): string {
  return join(folder, `${fingerprint}${ENDING}`);
}

/** Marks an index as used now: those that were used longest ago are removed first. */
export async function noteUse(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly usedAtMs: number;
}

/** What is in the folder, what was used last first. */
async function keptFiles(folder: string): Promise<KeptFile[]> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      // Another window may have removed it meanwhile.
      const found = await stat(path).catch(() => null);
      return found?.isFile() ? [{ path, bytes: found.size, usedAtMs: found.mtimeMs }] : [];
    }),
  );
  return files.flat().sort((a, b) => b.usedAtMs - a.usedAtMs);
}

/**
 * Makes room for an index by removing those that were used longest ago. False where it is too large for the folder
 * or the disk: then nothing is removed.
 * @param bytes of the index
 * @param mostBytes of all indexes together
 */
export async function makeRoom(folder: string, bytes: number, mostBytes = MOST_BYTES): Promise<boolean> {
  const free = await freeBytesAt(folder);
  if (bytes > Math.min(MOST_BYTES_OF_ONE, mostBytes) || (free !== null && bytes > MOST_OF_FREE * free))
    return false;
  let together = bytes;
  for (const { path, bytes: held } of await keptFiles(folder)) {
    together += held;
    if (together > mostBytes) await rm(path, { force: true });
  }
  return true;
}
