import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesIn } from '#engine/install/disk';
import { pipArguments } from '#engine/install/findWheels';
import { toInstallError } from '#engine/install/installError';
import { partsFolder } from '#engine/install/nativeFolder';
import type { Wheel } from '#engine/install/wheels';
import { lastWords, runTool, type ToolEnded } from '#engine/tools/runTool';
import type { JobContext } from '#system/job';

const EVERY_MS = 250;
const FROM_DISK = 'Or give the wheel from disk: diffrakt engine install --wheel FILE.';
const CONNECTION =
  /connection|resolve|resolution|timed out|timeout|unreachable|proxy|ssl|certificate|network/i;

/** What pip's failure means: no connection, or an index that has not got the wheel. */
export function toPipError(ended: ToolEnded): Error {
  if (CONNECTION.test(ended.stderr))
    return toInstallError(
      'There is no connection to the package index from which TensorFlow is fetched',
      `Connect to the network and run it again; what is downloaded is kept. ${FROM_DISK}`,
      new Error(lastWords(ended)),
    );
  return toInstallError(
    `Python's pip did not find TensorFlow: ${lastWords(ended)}`,
    `Check the package index that pip is set to (pip config list). ${FROM_DISK}`,
  );
}

/**
 * Lets pip download a wheel to `path`: it knows the user's proxies, certificates and passwords. It cannot go on
 * from a part, so this is the second choice.
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function pipDownload(
  wheel: Wheel,
  path: string,
  { context, tell }: { context: Pick<JobContext, 'signal'>; tell: (doneBytes: number) => void },
): Promise<void> {
  // Both folders are ours, so that what pip leaves when it is stopped is known and can be taken away.
  const [target, temporary] = [join(partsFolder(), 'pip'), join(partsFolder(), 'pip-temporary')];
  for (const folder of [target, temporary]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const watch = setInterval(() => void bytesIn(temporary).then(tell), EVERY_MS);
  try {
    const args = ['-m', 'pip', 'download', '--no-cache-dir', '--dest', target, ...pipArguments([wheel])];
    const ended = await runTool('python3', args, {
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
