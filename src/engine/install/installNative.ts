import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { putBindingSources } from '#engine/install/bindingSources';
import { findBlockers, findWarnings } from '#engine/install/blockers';
import { compileBinding, LIBRARIES, stripLibraries } from '#engine/install/compileBinding';
import { fetchWheels, finishedBytesOf, type WheelFile } from '#engine/install/fetchWheels';
import { toInstallError } from '#engine/install/installError';
import { withInstallLock } from '#engine/install/installLock';
import type { InstalledNative, NativeBuild } from '#engine/install/nativeBuild';
import {
  BINDING_PATH,
  buildFolder,
  engineFolder,
  findNative,
  type InstalledFile,
  LIBRARY_FOLDER,
  partsFolder,
} from '#engine/install/nativeFolder';
import { stepMeter } from '#engine/install/stepMeter';
import { unpackHeaders, unpackLibraries } from '#engine/install/unpackWheels';
import { downloadBytesOf, TENSORFLOW_VERSION, wheelsOf } from '#engine/install/wheels';
import { sizeOf } from '#engine/tools/disk';
import { JobError, throwIfCancelled } from '#system/failure';
import { hashFile } from '#system/hashFile';
import type { JobContext } from '#system/job';
import { ensureFolder, toWriteError, writeWholeFile } from '#system/wholeFile';

export interface InstallRequest {
  readonly build: NativeBuild;
  /** A wheel on disk, or a folder of wheels: these are not downloaded. */
  readonly wheelPath?: string;
}

export interface InstallResult {
  readonly installed: InstalledNative;
  /** False where a complete one was installed already: nothing was done. */
  readonly isNew: boolean;
}

type Context = Pick<JobContext, 'signal' | 'progress' | 'warn'>;

async function checkMachine({ build, wheelPath }: InstallRequest, context: Context): Promise<void> {
  const checking = stepMeter(context, 'Checking the machine');
  const wheels = wheelsOf(build);
  const isWhole = (await finishedBytesOf(wheels)) === downloadBytesOf(build);
  const [blocker] = await findBlockers(build, isWhole || wheelPath !== undefined);
  if (blocker) throw toInstallError(blocker.message, blocker.remedy);
  for (const warning of await findWarnings(build)) context.warn(warning);
  checking.tell(1);
}

/** Two tasks side by side: where one fails the other is stopped, and both have ended when this does. */
async function bothOf(signal: AbortSignal, tasks: ((signal: AbortSignal) => Promise<void>)[]): Promise<void> {
  const stopped = new AbortController();
  const both = AbortSignal.any([signal, stopped.signal]);
  const failures: unknown[] = [];
  const run = (task: (signal: AbortSignal) => Promise<void>) =>
    task(both).catch((error: unknown) => {
      failures.push(error);
      stopped.abort();
    });
  await Promise.all(tasks.map(run));
  if (failures.length > 0) throw failures[0];
}

/** Unpacks the libraries while the binding compiles. */
async function buildBinding(building: string, files: readonly WheelFile[], context: Context): Promise<void> {
  const { signal } = context;
  const include = await unpackHeaders(files[0], join(building, 'headers'), signal);
  const [source, binding] = [join(building, 'source'), join(building, BINDING_PATH)];
  await ensureFolder(dirname(binding));
  await bothOf(signal, [
    (either) => unpackLibraries(files, building, { ...context, signal: either }),
    (either) => compileBinding(source, include, binding, either),
  ]);
  const stripping = stepMeter(context, 'Making the libraries smaller');
  await stripLibraries(join(building, LIBRARY_FOLDER), signal);
  stripping.tell(1);
}

/** Writes `installed.json`, which marks an engine as complete. */
async function writeInstalled(building: string, build: NativeBuild): Promise<void> {
  const names = [BINDING_PATH, ...LIBRARIES.map((name) => join(LIBRARY_FOLDER, name))];
  const others = (await readdir(join(building, 'site-packages'), { recursive: true }))
    .map((name) => join('site-packages', name))
    .filter((name) => !names.includes(name));
  const files: InstalledFile['files'] = [];
  for (const path of [...names, ...others]) {
    const bytes = await sizeOf(join(building, path));
    if (bytes !== null && bytes > 0) files.push({ path, bytes });
  }
  const content: InstalledFile = {
    schema: 1,
    build,
    tensorflowVersion: TENSORFLOW_VERSION,
    installedAt: new Date().toISOString(),
    bindingSha256: await hashFile(join(building, BINDING_PATH)),
    packages: wheelsOf(build).map(({ name, version }) => ({ name, version })),
    files,
  };
  await writeWholeFile(join(building, 'installed.json'), `${JSON.stringify(content, null, 2)}\n`);
}

/** Moves the finished build into place and removes the one that it replaces. */
async function putInPlace(building: string, build: NativeBuild): Promise<void> {
  await rm(buildFolder(build), { recursive: true, force: true });
  await rename(building, buildFolder(build));
  await rm(buildFolder(build === 'cpu' ? 'gpu' : 'cpu'), { recursive: true, force: true });
  await rm(partsFolder(), { recursive: true, force: true });
}

/** Folders of builds that a crash or a kill left unfinished. */
async function clearUnfinished(): Promise<void> {
  const names = (await readdir(engineFolder())).filter((name) => name.startsWith('building-'));
  for (const name of names)
    await rm(join(engineFolder(), name), { recursive: true, force: true, maxRetries: 5 });
}

async function installInto(building: string, request: InstallRequest, context: Context): Promise<void> {
  const { build, wheelPath } = request;
  await clearUnfinished();
  await ensureFolder(building);
  await putBindingSources(building, context);
  const files = await fetchWheels(wheelsOf(build), wheelPath, context);
  await buildBinding(building, files, context);
  for (const name of ['headers', 'source']) await rm(join(building, name), { recursive: true, force: true });
  await writeInstalled(building, build);
  throwIfCancelled(context.signal);
  await putInPlace(building, build);
}

/**
 * Installs the native engine: fetches TensorFlow, compiles the binding against it, and moves all of it into
 * place at the end. So there is a complete engine or none, whenever it is stopped. Finished downloads are
 * kept until then. One build is installed at a time; another one is replaced.
 * @throws JobError 'engine.install' with the remedy, 'file.missing' (the wheel), 'cancelled', 'disk.full',
 *   'file.write'
 */
export async function installNative(request: InstallRequest, context: Context): Promise<InstallResult> {
  throwIfCancelled(context.signal);
  const before = await findNative();
  if (before.installed?.build === request.build) return { installed: before.installed, isNew: false };
  if (before.problem !== null) context.warn(before.problem);
  await checkMachine(request, context);
  const building = join(engineFolder(), `building-${process.pid}`);
  await withInstallLock(async () => {
    try {
      await installInto(building, request, context);
    } catch (error) {
      throw error instanceof JobError ? error : toWriteError(error, building);
    } finally {
      await rm(building, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  const after = await findNative();
  if (after.installed !== null) return { installed: after.installed, isNew: true };
  throw toInstallError(after.problem ?? 'The engine was removed again', 'Run it again.');
}
