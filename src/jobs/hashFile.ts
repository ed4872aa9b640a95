import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file, in hexadecimal, without holding it in memory. */
export async function hashFile(path: string): Promise<string> {
  return hashFiles([path]);
}

/** SHA-256 of files one after the other. */
async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await pipeline(createReadStream(path), hash, { end: false });
  return hash.digest('hex');
}

/** SHA-256 of the files that lie in a folder, one after the other in the order of their names. */
export async function hashFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return hashFiles(names.sort().map((name) => join(folder, name)));
}
