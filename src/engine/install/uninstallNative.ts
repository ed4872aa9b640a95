import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withInstallLock } from '#engine/install/installLock';
import { engineFolder, partsFolder } from '#engine/install/nativeFolder';
import { bytesIn, isFolder } from '#engine/tools/disk';
import { toWriteError } from '#system/wholeFile';

/** Files of the installer in the engine folder; nothing else there is touched. */
const OURS = /^(tensorflow-(cpu|gpu)-[\d.]+|building-\d+|parts)$/;

/** Removes folders; bytes that this freed. */
async function removeFolders(folders: readonly string[]): Promise<number> {
  let freedBytes = 0;
  for (const folder of folders) {
    const bytes = await bytesIn(folder);
    await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
      throw toWriteError(error, folder);
    });
    freedBytes += bytes;
  }
  return freedBytes;
}

async function lockedRemoval(choose: () => Promise<string[]>): Promise<number> {
  if (!(await isFolder(engineFolder()))) return 0;
  return withInstallLock(async () => removeFolders(await choose()));
}

/**
 * Removes the native engine, every build and version of it, unfinished ones and downloads; safe where there is none.
 * @returns bytes that were freed
 * @throws JobError 'engine.install' (an installation is under way), 'file.write'
 */
export async function uninstallNative(): Promise<{ freedBytes: number }> {
  const freedBytes = await lockedRemoval(async () => {
    const names = (await readdir(engineFolder())).filter((name) => OURS.test(name));
    return names.map((name) => join(engineFolder(), name));
  });
  // The folder itself is removed only where it is empty.
  await rmdir(engineFolder()).catch(() => undefined);
  return { freedBytes };
}

/** Removes downloads that are kept for the next try. @returns bytes that were freed */
export async function clearParts(): Promise<{ freedBytes: number }> {
  return { freedBytes: await lockedRemoval(async () => [partsFolder()]) };
}
