/**
 * `npm run oracles`: a private Python environment in .oracles with the reference programs that tests
 * compare against. Needs Python 3 with venv; nothing outside the project is touched.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './electron.mjs';

const PACKAGES = ['segyio==1.9.14', 'numpy==2.2.6', 'tensorboard==2.20.0', 'setuptools==80.9.0'];
const folder = join(root, '.oracles');
const stamp = join(folder, 'packages.txt');

/** Makes the environment if needed. Returns a sentence saying why not, or null when it is ready. */
export function ensureOracles() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === PACKAGES.join('\n')) return null;
  if (spawnSync('python3', ['--version']).status !== 0) return 'Python 3 was not found';
  process.stderr.write(`Making the reference environment .oracles (${PACKAGES.join(', ')})…\n`);
  rmSync(folder, { recursive: true, force: true });
  const made = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `python3 -m venv failed: ${(made.stderr || made.stdout).trim().split('\n').at(-1)}`;
  }
  const installed = spawnSync(
    join(folder, 'bin/python'),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `pip could not install them: ${installed.stderr.trim().split('\n').at(-1)}`;
  }
  writeFileSync(stamp, PACKAGES.join('\n'));
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reason = ensureOracles();
  if (reason) {
    process.stderr.write(
      `The reference environment is not there: ${reason}. Tests that need it are skipped.\n`,
    );
    process.exit(1);
  }
  process.stdout.write('The reference environment .oracles is ready.\n');
}
