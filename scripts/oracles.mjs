/**
 * `npm run oracles`: a private Python environment in .oracles with the reference programs that tests
 * compare against; with `--tensorflow` one in .oracles-tensorflow with Keras, for the bench of the engines; with
 * `--numba` one in .oracles-numba, for the bench of the channels; with `--segy` one in .oracles-segy with other
 * readers of SEG-Y, for the bench of those.
 * Needs Python 3 with venv; nothing outside the project is touched.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './electron.mjs';

/** Reference programs that tests compare against. */
const ORACLES = {
  folder: '.oracles',
  packages: ['segyio==1.9.14', 'numpy==2.2.6', 'scipy==1.15.3', 'tensorboard==2.20.0', 'setuptools==80.9.0'],
};
/** What `npm run bench -- engine` compares against: the TensorFlow that the native engine is made of. */
const TENSORFLOW = {
  folder: '.oracles-tensorflow',
  packages: ['tensorflow-cpu==2.21.0', 'keras==3.15.1'],
};

/** What `npm run bench -- channels` compares against: a compiler for the loops of the reference program. */
const NUMBA = {
  folder: '.oracles-numba',
  packages: ['numpy==2.2.6', 'scipy==1.15.3', 'numba==0.61.2'],
};

/** What `npm run bench -- segy` has beside segyio: the other readers of SEG-Y on PyPI. */
const SEGY_READERS = {
  folder: '.oracles-segy',
  packages: ['segy==0.5.0.post1', 'pysegy==0.5.4', 'segfast==1.1.0', 'segyio==1.9.14', 'numpy==2.2.6'],
};

/** The environments that are made only when they are asked for. */
const OTHERS = { '--tensorflow': TENSORFLOW, '--numba': NUMBA, '--segy': SEGY_READERS };

/** Makes a Python environment if needed. Returns a sentence saying why not, or null when it is ready. */
function ensureEnvironment({ folder: name, packages }) {
  const folder = join(root, name);
  const stamp = join(folder, 'packages.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === packages.join('\n')) return null;
  if (spawnSync('python3', ['--version']).status !== 0) return 'Python 3 was not found';
  process.stderr.write(`Making the reference environment ${name} (${packages.join(', ')})…\n`);
  rmSync(folder, { recursive: true, force: true });
  const made = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `python3 -m venv failed: ${(made.stderr || made.stdout).trim().split('\n').at(-1)}`;
  }
  const installed = spawnSync(
    join(folder, 'bin/python'),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return `pip could not install them: ${installed.stderr.trim().split('\n').at(-1)}`;
  }
  writeFileSync(stamp, packages.join('\n'));
  return null;
}

const asked = Object.keys(OTHERS).find((option) => process.argv.includes(option));
const environment = asked ? OTHERS[asked] : ORACLES;
const reason = ensureEnvironment(environment);
if (reason) {
  process.stderr.write(
    `The reference environment ${environment.folder} is not there: ${reason}. What needs it is skipped.\n`,
  );
  process.exit(1);
}
process.stdout.write(`The reference environment ${environment.folder} is ready.\n`);
