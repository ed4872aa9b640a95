import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { engineFolder } from '#engine/install/nativeFolder';
import type { EngineName } from '#engine/names/engineNames';
import { ENGINE_NAMES } from '#engine/names/engineNames';
import { findNativeBinding } from '#engine/native/nativeBinding';
import type { ProbeResult } from '#engine/probe/probe';
import { PROBE_RESULT_SCHEMA } from '#engine/probe/probeMessage';
import { programPath } from '#engine/programs';
import { JobError } from '#system/failure';
import { programVersion } from '#system/programVersion';
import { ensureFolder, writeWholeFile } from '#system/wholeFile';

/** Results of probes, by engine. */
export type Probes = Partial<Record<EngineName, ProbeResult>>;

const CACHE_SCHEMA = z.object({
  key: z.string(),
  /** The graphics card and driver that "webgpu" was tried with. */
  graphics: z.string().optional(),
  probes: z.partialRecord(z.enum(ENGINE_NAMES), PROBE_RESULT_SCHEMA),
});

/** A file for each state of the machine: Node and Electron each keep their own. */
function cachePath(key: string): string {
  const mark = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return join(engineFolder(), `probes-${mark}.json`);
}

/** A file with its size and time; "none" where it is missing. */
async function markOf(path: string | undefined): Promise<string> {
  const file = path === undefined ? null : await stat(path).catch(() => null);
  return file ? `${path} ${file.size} ${file.mtimeMs}` : 'none';
}

/** Everything whose change makes an earlier try invalid; of our own program, each build. */
async function cacheKey(): Promise<string> {
  const machine = `${cpus()[0]?.model ?? ''} × ${availableParallelism()}`;
  const native = await markOf((await findNativeBinding())?.path);
  const program = await markOf(programPath('engineProbe'));
  return [programVersion(), program, process.version, machine, native].join(' | ');
}

type Cache = z.infer<typeof CACHE_SCHEMA>;

async function readCache(key: string): Promise<Cache | null> {
  const text = await readFile(cachePath(key), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const cache = CACHE_SCHEMA.parse(JSON.parse(text));
    return cache.key === key ? cache : null;
  } catch {
    // A damaged file only makes a new try necessary.
    return null;
  }
}

/**
 * Probes of an earlier run on this machine, with the same engines; none where anything has changed.
 * @param graphics The present graphics card and driver, where they are known: results of "webgpu" with others
 * are left out.
 */
export async function readProbes(graphics?: string): Promise<Probes> {
  const cache = await readCache(await cacheKey());
  if (!cache) return {};
  const { webgpu: _, ...others } = cache.probes;
  return graphics === undefined || graphics === cache.graphics ? cache.probes : others;
}

/**
 * Keeps probes for the next run. In a folder that is read-only or full nothing is kept, and the next run
 * tries again.
 */
export async function keepProbes(probes: Probes, graphics?: string): Promise<void> {
  try {
    await ensureFolder(engineFolder());
    const key = await cacheKey();
    const cache: Cache = { key, graphics: graphics ?? (await readCache(key))?.graphics, probes };
    await writeWholeFile(cachePath(key), `${JSON.stringify(cache, null, 2)}\n`);
  } catch (error) {
    const isExpected = error instanceof JobError && ['file.write', 'disk.full'].includes(error.code);
    if (!isExpected) throw error;
  }
}
