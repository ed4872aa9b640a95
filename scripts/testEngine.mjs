/** Installs native TensorFlow into .engine for the tests that need it; nothing outside the project is touched. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './electron.mjs';

const folder = join(root, '.engine');

/** The folder of an engine to test with, or a sentence saying why there is none. */
export function ensureTestEngine() {
  const installed = spawnSync(process.execPath, ['bin/diffrakt.mjs', 'engine', 'install'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, DIFFRAKT_ENGINE_FOLDER: folder },
  });
  if (installed.status === 0) return { folder, reason: null };
  const lines = installed.stderr.split('\n').filter((line) => line.startsWith('diffrakt:'));
  return { folder: null, reason: lines.at(-1) ?? 'native TensorFlow could not be installed' };
}
