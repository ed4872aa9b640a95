import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from './byteSink.js';
import { writeError } from './fileErrors.js';

/** Node refuses to write 2 GB or more in one call. */
const MOST_AT_ONCE = 2 ** 30;

/** A sink whose bytes can be made safe before they are shown, so that files can appear together. */
export interface FileSink extends ByteSink {
  /** All is written: puts it on the disk, still beside the target. `finish` then only renames. */
  sync(): Promise<void>;
}

let filesWritten = 0;

/** A name beside the target, on the same disk, that no other writer of this machine uses. */
function besideOf(path: string): string {
  const stem = basename(path).slice(0, 40);
  return join(dirname(path), `.${stem}-${process.pid}-${filesWritten++}.part`);
}

/** A disk that is written through a cable may be gone: the folder's entry is synced where that is possible. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function writeFully(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, done, Math.min(MOST_AT_ONCE, bytes.byteLength - done));
    done += bytesWritten;
  }
}

/**
 * Writes a file beside the target; `finish` syncs it to disk, renames it over the target and syncs the
 * folder. So the target is absent, old or complete at any moment, whatever happens.
 * @throws SegyError 'disk.full' or 'file.write'
 */
export async function openFileSink(path: string): Promise<FileSink> {
  const beside = besideOf(path);
  const guard = async <Result>(action: () => Promise<Result>): Promise<Result> => {
    try {
      return await action();
    } catch (error) {
      throw writeError(error, path);
    }
  };
  const file = await guard(() => open(beside, 'wx'));
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  const sync = async () => {
    if (!isOpen) return;
    await file.sync();
    await close();
  };
  return {
    name: path,
    write: (bytes) => guard(() => writeFully(file, bytes)),
    sync: () => guard(sync),
    finish: () =>
      guard(async () => {
        await sync();
        await rename(beside, path);
        await syncFolder(dirname(path));
      }),
    // What went wrong first is what the user needs to know, whether or not the rest can be taken away.
    discard: async () => {
      await close().catch(() => undefined);
      await rm(beside, { force: true }).catch(() => undefined);
    },
  };
}
