import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstalledNative, NativeBuild } from '#engine/install/nativeBuild';
import { TENSORFLOW_VERSION } from '#engine/install/wheels';
import { bytesIn, isFolder, sizeOf } from '#engine/tools/disk';
import { hashFile } from '#system/hashFile';
import { SHA256_SCHEMA } from '#system/sha256Schema';

/** What was installed: `installed.json`, written last. Paths are relative to its folder. */
const INSTALLED_FILE = z.object({
  schema: z.literal(1),
  build: z.enum(['cpu', 'gpu']),
  tensorflowVersion: z.string().min(1),
  installedAt: z.iso.datetime(),
  bindingSha256: SHA256_SCHEMA,
  /** The wheels that it was made of. */
  packages: z.array(z.object({ name: z.string(), version: z.string() })),
  /** Every library that must exist, the binding among them. */
  files: z.array(z.object({ path: z.string(), bytes: z.int().positive() })).min(1),
});

export type InstalledFile = z.infer<typeof INSTALLED_FILE>;

/** What was found in the engine folder: an engine, or none and, where a broken one is there, the reason. */
export interface FoundNative {
  readonly installed: InstalledNative | null;
  readonly problem: string | null;
}

function userCacheFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}

/** The folder of the native engine: DIFFRAKT_ENGINE_FOLDER, else a folder in the user's cache folder. */
export function engineFolder(): string {
  return process.env.DIFFRAKT_ENGINE_FOLDER || join(userCacheFolder(), 'diffrakt', 'engine');
}

/** Downloads under way and finished ones that are not installed yet. */
export function partsFolder(): string {
  return join(engineFolder(), 'parts');
}

/** The folder of an installed build. It may be moved as a whole. */
export function buildFolder(build: NativeBuild): string {
  return join(engineFolder(), `tensorflow-${build}-${TENSORFLOW_VERSION}`);
}

/** TensorFlow's libraries within a build; the GPU build finds NVIDIA's beside it, at `../nvidia`. */
export const LIBRARY_FOLDER = join('site-packages', 'tensorflow');
export const BINDING_PATH = join(LIBRARY_FOLDER, 'tfjs_binding.node');

/** A sentence where a file of the list is missing or has another size. */
async function damageOf(folder: string, { files, bindingSha256 }: InstalledFile): Promise<string | null> {
  for (const { path, bytes } of files) {
    const size = await sizeOf(join(folder, path));
    if (size === null) return `a file is missing: ${join(folder, path)}`;
    if (size !== bytes) return `a file has ${size} bytes instead of ${bytes}: ${join(folder, path)}`;
  }
  const isSame = (await hashFile(join(folder, BINDING_PATH)).catch(() => '')) === bindingSha256;
  return isSame ? null : `the binding has changed since it was compiled: ${join(folder, BINDING_PATH)}`;
}

/** Throws an Error that says what is wrong with `installed.json`. */
async function readInstalledFile(folder: string): Promise<InstalledFile> {
  const path = join(folder, 'installed.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new Error(`its list of files is missing: ${path}`);
  try {
    return INSTALLED_FILE.parse(JSON.parse(text));
  } catch {
    throw new Error(`its list of files cannot be read: ${path}`);
  }
}

async function readBuild(build: NativeBuild): Promise<FoundNative> {
  const folder = buildFolder(build);
  if (!(await isFolder(folder))) return { installed: null, problem: null };
  try {
    const file = await readInstalledFile(folder);
    const damage = file.build === build ? await damageOf(folder, file) : 'it is of another build';
    if (damage !== null) throw new Error(damage);
    const { tensorflowVersion, installedAt, packages } = file;
    const installed: InstalledNative = {
      build,
      tensorflowVersion,
      bindingPath: join(folder, BINDING_PATH),
      sizeBytes: await bytesIn(folder),
      installedAt,
      sha256: file.bindingSha256,
      packages,
    };
    return { installed, problem: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      installed: null,
      problem: `The native engine is there but broken: ${reason}. Install it again.`,
    };
  }
}

/** The installed native engine (of two, the one installed last), or what is wrong with it. Never throws. */
export async function findNative(): Promise<FoundNative> {
  const found = [await readBuild('gpu'), await readBuild('cpu')];
  const whole = found
    .flatMap(({ installed }) => (installed === null ? [] : [installed]))
    .sort((a, b) => b.installedAt.localeCompare(a.installedAt));
  const problem = found.map((one) => one.problem).find((one) => one !== null) ?? null;
  return whole.length > 0 ? { installed: whole[0], problem: null } : { installed: null, problem };
}

/**
 * The native engine if it is installed completely, else null. Never throws; findNative() says what is wrong.
 */
export async function readInstalled(): Promise<InstalledNative | null> {
  return (await findNative()).installed;
}
