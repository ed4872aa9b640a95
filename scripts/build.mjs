/**
 * Builds the requested parts: `--cores` the WebAssembly cores and segyio-wasm, `--cli` the command line,
 * `--window` the Electron app, `--all` everything. Parts whose sources have not changed are skipped.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embedWasm } from '../packages/segyio-wasm/scripts/embedWasm.mjs';
import { writeFace } from './kernelSignatures.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = new Set(process.argv.slice(2));
const wants = (part) => asked.has(part) || asked.has('--all');

function newestUnder(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

function isFresh(target, sources) {
  const folder = join(root, target);
  // A build that was stopped leaves an empty folder.
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  const built = newestUnder(folder);
  return sources.every(
    (source) => !existsSync(join(root, source)) || newestUnder(join(root, source)) <= built,
  );
}

function run(file, args) {
  execFileSync(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

const APP_SOURCES = [
  'src',
  'docs/guide',
  'packages/segyio-wasm/dist',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'package.json',
];

if (wants('--cores')) {
  const kernels = join(root, 'src/learning/kernels');
  const correlation = join(root, 'src/seismic/correlation');
  const channels = join(root, 'src/seismic/channels/kernels');
  const cores = [
    // The learning kernels work in the memory of TensorFlow's own WebAssembly.
    [kernels, { flags: ['--importMemory'] }],
    [correlation, {}],
    // The channels use the transforms of the correlation.
    [channels, { otherSources: [join(correlation, 'assembly')] }],
    [join(root, 'bench/science'), {}],
  ];
  for (const [folder, options] of cores) {
    if (existsSync(join(folder, 'assembly')))
      await embedWasm(join(folder, 'assembly'), join(folder, 'generated'), options);
  }
  writeFace(join(kernels, 'assembly'), join(kernels, 'generated'), 'kernels.ts');
  writeFace(join(channels, 'assembly'), join(channels, 'generated'), 'channels.ts');
  if (existsSync(join(root, 'packages/segyio-wasm/scripts/build.mjs')))
    run('packages/segyio-wasm/scripts/build.mjs', []);
}
if (wants('--cli') && !isFresh('out/cli', APP_SOURCES)) {
  run('node_modules/vite/bin/vite.js', ['build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn']);
}
if (wants('--window') && !isFresh('out/main', APP_SOURCES)) {
  run('node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
}
