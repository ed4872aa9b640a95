import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { toInstallError } from '#engine/install/installError';
import { engineFolder } from '#engine/install/nativeFolder';
import { ensureFolder, toWriteError } from '#system/wholeFile';

const HOLDER = z.object({ processId: z.int().positive(), startedAt: z.string() });

/**
 * When a process started, in ticks since the machine started; null where it has ended. proc(5), field 22 of
 * stat.
 */
async function startOf(processId: number): Promise<string | null> {
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => null);
  // The name, in brackets, may hold spaces: fields are counted behind it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function isHeld(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    const { processId, startedAt } = HOLDER.parse(JSON.parse(text));
    return (await startOf(processId)) === startedAt ? processId : null;
  } catch {
    // A lock file that a crash left incomplete is not held.
    return null;
  }
}

async function take(path: string): Promise<boolean> {
  const holder = { processId: process.pid, startedAt: (await startOf(process.pid)) ?? '' };
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw toWriteError(error, path);
  }
}

/**
 * Runs work that one process at a time may do in the engine folder. A lock whose process has ended does not
 * count.
 * @throws JobError 'engine.install' where another process holds it, 'file.write'
 */
export async function withInstallLock<Result>(work: () => Promise<Result>): Promise<Result> {
  const path = join(engineFolder(), 'install.lock');
  await ensureFolder(engineFolder());
  while (!(await take(path))) {
    const holder = await isHeld(path);
    if (holder !== null)
      throw toInstallError(
        `Another process (${holder}) is installing or removing the native engine`,
        'Wait for it to end, or stop it.',
      );
    await rm(path, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
