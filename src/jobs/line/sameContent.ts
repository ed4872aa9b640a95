import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Compared parts of a file, evenly spaced from its first to its last bytes. */
const PARTS = 64;
const PART_BYTES = 4096;

async function readPart(file: FileHandle, offset: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, offset);
  return buffer.subarray(0, bytesRead);
}

/** Where each compared part begins. */
function partsOf(size: number): number[] {
  const last = Math.max(0, size - PART_BYTES);
  return Array.from({ length: PARTS }, (_, part) => Math.round((last * part) / (PARTS - 1)));
}

async function haveSameBytes(first: FileHandle, second: FileHandle): Promise<boolean> {
  const { size } = await first.stat();
  if (size !== (await second.stat()).size) return false;
  for (const offset of partsOf(size)) {
    if (!(await readPart(first, offset)).equals(await readPart(second, offset))) return false;
  }
  return true;
}

/**
 * True where two files hold the same data: equal size, and equal bytes in 64 evenly spaced parts.
 * Distinguishes two sections with the same headers, such as a stack and its classes. False where one cannot
 * be read.
 */
export async function haveSameContent(firstPath: string, secondPath: string): Promise<boolean> {
  const files: FileHandle[] = [];
  try {
    for (const path of [firstPath, secondPath]) files.push(await open(path));
    return await haveSameBytes(files[0], files[1]);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  } finally {
    for (const file of files) await file.close();
  }
}

/**
 * SHA-256 of a file's size and of 64 evenly spaced parts: recognises a file again, whatever it is and however
 * it is read. Null where it cannot be read.
 */
export async function signatureOf(path: string): Promise<string | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256').update(String(size));
    for (const offset of partsOf(size)) hash.update(await readPart(file, offset));
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  } finally {
    await file.close();
  }
}
