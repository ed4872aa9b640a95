import { fstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SegyError } from '../base/errors.js';
import { type ByteSource, joinRanges } from './byteSource.js';
import { readError } from './fileErrors.js';
import { readGroups } from './fileReads.js';
import { ReadPace } from './readPace.js';

function sizeOf(file: FileHandle, path: string): number {
  // Of a file that is open already the system knows this by heart.
  const entry = fstatSync(file.fd);
  if (entry.isFile()) return entry.size;
  const isFolder = entry.isDirectory();
  throw new SegyError(
    isFolder ? 'file.directory' : 'file.notSegy',
    `This is ${isFolder ? 'a folder' : 'a device or a pipe'}, not a file: ${path}`,
    isFolder ? 'Choose a SEG-Y file inside it.' : 'Copy the data to a file first.',
    { place: { file: path } },
  );
}

/**
 * A file of this machine. Ranges that are close together are read at one go; nothing else is read.
 * @throws SegyError 'file.missing', 'file.unreadable', 'file.directory'
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readError(error, path);
  });
  try {
    return fileSource(file, path, sizeOf(file, path));
  } catch (error) {
    await file.close();
    throw readError(error, path);
  }
}

function fileSource(file: FileHandle, name: string, size: number): ByteSource {
  const pace = new ReadPace();
  return {
    name,
    size,
    read: async (ranges, signal) => {
      try {
        await readGroups(file, joinRanges(ranges), { name, pace, signal });
      } catch (error) {
        throw readError(error, name);
      }
    },
    dispose: () => file.close(),
  };
}
