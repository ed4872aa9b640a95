import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import type { NativeBuild } from '#engine/install/nativeBuild';
import { BINDING_PATH, buildFolder, type InstalledFile, LIBRARY_FOLDER } from '#engine/install/nativeFolder';

/** A fresh engine folder, named to the installer by its environment variable; `remove` deletes all of it. */
export function newEngineFolder(): { folder: string; remove: () => void } {
  const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-engine-'));
  const folder = join(scratch, 'engine');
  vi.stubEnv('DIFFRAKT_ENGINE_FOLDER', folder);
  const remove = () => {
    vi.unstubAllEnvs();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { folder, remove };
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Writes the files of an installation, with small files in place of the libraries; 24 bytes of them. */
export function putInstalled(build: NativeBuild, changes: Partial<InstalledFile> = {}): string {
  const folder = buildFolder(build);
  const files: Record<string, string> = {
    [BINDING_PATH]: 'binding',
    [join(LIBRARY_FOLDER, 'libtensorflow_cc.so.2')]: 'all of TensorFlow',
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const installed: InstalledFile = {
    schema: 1,
    build,
    tensorflowVersion: '2.21.0',
    installedAt: '2026-11-24T10:00:00.000Z',
    bindingSha256: sha256('binding'),
    packages: [{ name: 'nvidia-cudnn-cu12', version: '9.28.0.42' }],
    files: Object.entries(files).map(([path, content]) => ({ path, bytes: content.length })),
    ...changes,
  };
  writeFileSync(join(folder, 'installed.json'), JSON.stringify(installed));
  return folder;
}

/** Puts programs before all others on the path: shell scripts by name. */
export function putPrograms(folder: string, scripts: Readonly<Record<string, string>>, only = false): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', only ? folder : `${folder}:${process.env.PATH}`);
}
