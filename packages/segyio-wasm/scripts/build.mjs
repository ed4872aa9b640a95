/**
 * Builds the package: the AssemblyScript core into src/wasm/generated (WebAssembly with SIMD, as base64), the
 * program of worker threads into src/dataset/generated, then JavaScript and types into dist. Nothing is done
 * where nothing has changed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embedProgram } from './embedProgram.mjs';
import { embedWasm } from './embedWasm.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(folder, ...parts);

/** The newest time of what is written by hand under a path. */
function newestUnder(path) {
  if (/generated$/.test(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return /\.test\.ts$/.test(path) ? 0 : entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

await embedWasm(at('assembly'), at('src/wasm/generated'));
const sources = ['src', 'tsconfig.json', 'tsconfig.build.json'].map((name) => newestUnder(at(name)));
const newest = Math.max(...sources, statSync(at('src/wasm/generated/core.ts')).mtimeMs);
const isFresh = (made) => existsSync(at(made)) && statSync(at(made)).mtimeMs > newest;
if (!isFresh('src/dataset/generated/decodeWorker.ts')) await embedProgram(at('src/dataset/decodeWorker.ts'));
if (!isFresh('dist/index.js')) {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  rmSync(at('dist'), { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, '-p', at('tsconfig.build.json')], { stdio: 'inherit' });
}
