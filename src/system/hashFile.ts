import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

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

/** SHA-256 of a model's own files, in that order; what else lies in its folder does not count. */
export async function hashModel(folder: string): Promise<string> {
  return hashFiles(['model.json', 'templates.bin', 'weights.bin'].map((name) => join(folder, name)));
}
