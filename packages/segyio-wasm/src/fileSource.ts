import { type FileHandle, open } from 'node:fs/promises';
import { type ByteRange, type ByteSource, changedError, joinRanges, readGroup } from './byteSource.js';
import { SegyError, throwIfCancelled } from './errors.js';
import { readError } from './fileErrors.js';

/** Reads until the target is full: the system may give less than asked for at a time. */
async function readFully(file: FileHandle, { offset, target }: ByteRange, name: string): Promise<void> {
  let done = 0;
  while (done < target.byteLength) {
    const { bytesRead } = await file.read(target, done, target.byteLength - done, offset + done);
    if (bytesRead === 0) throw changedError(name, offset + done);
    done += bytesRead;
  }
}

async function sizeOf(file: FileHandle, path: string): Promise<number> {
  const entry = await file.stat();
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
 * A file of this machine. Ranges that lie close together are read at one go; nothing else is read.
 * @throws SegyError 'file.missing', 'file.unreadable', 'file.directory'
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readError(error, path);
  });
  try {
    return fileSource(file, path, await sizeOf(file, path));
  } catch (error) {
    await file.close();
    throw readError(error, path);
  }
}

function fileSource(file: FileHandle, name: string, size: number): ByteSource {
  return {
    name,
    size,
    read: async (ranges, signal) => {
      try {
        for (const group of joinRanges(ranges)) {
          throwIfCancelled(signal);
          await readGroup(group, (range) => readFully(file, range, name));
        }
      } catch (error) {
        throw readError(error, name);
      }
    },
    dispose: () => file.close(),
  };
}
