/**
 * `node scripts/resolveWheels.mjs`: lets pip resolve src/engine/install/requirements/*.txt and writes what it
 * found, files with their SHA-256 and size, to src/engine/install/resolvedWheels.ts. To be run after a change of
 * a requirement; downloads metadata only. Needs Python 3.9 or later with pip.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from './electron.mjs';

const FOLDER = join(root, 'src/engine/install');
const requirementsOf = (name) => join(FOLDER, 'requirements', `${name}.txt`);
const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-resolve-'));
const pipFolder = join(scratch, 'pip');

/** The system that the libraries are built for, whatever Python runs pip. */
const TARGET = [
  ...['--only-binary', ':all:', '--python-version', '3.11', '--implementation', 'cp'],
  ...['--platform', 'manylinux_2_27_x86_64', '--platform', 'manylinux2014_x86_64'],
  ...['--platform', 'manylinux2010_x86_64'],
];

function pip(...args) {
  return execFileSync('python3', ['-m', 'pip', ...args, '--quiet', '--disable-pip-version-check'], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: pipFolder },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function resolve(name) {
  const flags = ['--dry-run', '--ignore-installed', '--use-feature=fast-deps', '--report', '-', ...TARGET];
  const text = pip('install', ...flags, '--target', join(scratch, 'none'), '-r', requirementsOf(name));
  return JSON.parse(text).install;
}

async function sizeOf(url) {
  const response = await fetch(url, { method: 'HEAD' });
  const bytes = Number(response.headers.get('content-length'));
  if (!response.ok || !(bytes > 0)) throw new Error(`No size of ${basename(url)}: ${response.status}`);
  return bytes;
}

async function wheelOf({ metadata, download_info: { url, archive_info } }) {
  return {
    name: metadata.name.replaceAll('_', '-'),
    version: metadata.version,
    file: decodeURIComponent(basename(new URL(url).pathname)),
    sha256: archive_info.hashes.sha256,
    bytes: await sizeOf(url),
  };
}

/** Of a resolved set: TensorFlow, first, and NVIDIA's libraries; Python's own packages are not needed to run. */
function isNeeded({ name }) {
  return /^(tensorflow(-cpu)?|nvidia-.*|pip)$/.test(name);
}

async function wheelsOf(name) {
  const wheels = [];
  for (const entry of resolve(name)) {
    if (isNeeded({ name: entry.metadata.name.replaceAll('_', '-') })) wheels.push(await wheelOf(entry));
  }
  const rank = (wheel) => (wheel.name.startsWith('tensorflow') ? 0 : 1);
  return wheels.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

try {
  pip('install', '--no-deps', '--target', pipFolder, '-r', requirementsOf('pip'));
  const resolved = { cpu: await wheelsOf('cpu'), gpu: await wheelsOf('gpu'), pip: await wheelsOf('pip') };
  const path = join(FOLDER, 'resolvedWheels.ts');
  const head =
    '/** Made by scripts/resolveWheels.mjs from requirements/*.txt, by pip. Do not edit by hand. */';
  const values = [
    `/** Flags of pip that name the system the wheels are for. */\nexport const PIP_TARGET = ${JSON.stringify(TARGET)};`,
    `export const RESOLVED_WHEELS = ${JSON.stringify(resolved, null, 2)};`,
  ];
  writeFileSync(path, `${[head, ...values].join('\n\n')}\n`);
  execFileSync(process.execPath, [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'format',
    '--write',
    path,
  ]);
  for (const [name, wheels] of Object.entries(resolved)) console.log(`${name}: ${wheels.length} wheels`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
