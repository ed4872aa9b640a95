import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partsFolder } from '#engine/install/nativeFolder';
import { exactly, runPip, toPipError } from '#engine/install/pip';
import type { Wheel } from '#engine/install/wheels';
import { bytesIn } from '#engine/tools/disk';
import type { JobContext } from '#system/job';

const EVERY_MS = 250;
/**
 * Lets pip download a wheel to `path`: it uses the user's proxies, certificates and passwords. It cannot
 * continue a partial download, so this is the second choice.
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function pipDownload(
  wheel: Wheel,
  path: string,
  { context, tell }: { context: Pick<JobContext, 'signal'>; tell: (doneBytes: number) => void },
): Promise<void> {
  // Both folders are ours, so that files that pip leaves when it is stopped are known and can be removed.
  const [target, temporary] = [join(partsFolder(), 'pip'), join(partsFolder(), 'pip-temporary')];
  for (const folder of [target, temporary]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const watch = setInterval(() => void bytesIn(temporary).then(tell), EVERY_MS);
  try {
    const args = ['download', '--no-cache-dir', '--dest', target, ...exactly([wheel])];
    const ended = await runPip(args, {
      signal: context.signal,
      environment: { TMPDIR: temporary },
    });
    if (ended.code !== 0) throw toPipError(ended);
    await rename(join(target, wheel.file), path);
  } finally {
    clearInterval(watch);
    for (const folder of [target, temporary]) await rm(folder, { recursive: true, force: true });
  }
}
