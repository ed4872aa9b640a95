/**
 * Compiles every AssemblyScript entry of a folder to WebAssembly with SIMD and embeds each as a
 * TypeScript module, so that no shell has to find or fetch a .wasm file.
 *
 *   assembly/correlate.ts → generated/correlate.ts, exporting `wasmBase64`
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import asc from 'assemblyscript/asc';

const FLAGS = [
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--noAssert',
];

function newestTime(folder) {
  return Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs));
}

/**
 * Compiles the folder's files that do not begin with "_" (those are shared parts). `flags` go to the compiler;
 * `otherSources` are folders whose shared parts are imported.
 */
export async function embedWasm(assemblyFolder, generatedFolder, { flags = [], otherSources = [] } = {}) {
  const newest = Math.max(...[assemblyFolder, ...otherSources].map(newestTime));
  mkdirSync(generatedFolder, { recursive: true });
  const entries = readdirSync(assemblyFolder).filter((name) => /^[^_].*\.ts$/.test(name));
  for (const entry of entries) {
    const target = join(generatedFolder, entry);
    if (existsSync(target) && statSync(target).mtimeMs > newest) continue;
    const binary = join(generatedFolder, `${basename(entry, '.ts')}.wasm`);
    const { error, stderr } = await asc.main([
      join(assemblyFolder, entry),
      '--outFile',
      binary,
      ...FLAGS,
      ...flags,
    ]);
    if (error) throw new Error(`${join(assemblyFolder, entry)}: ${error.message}\n${stderr.toString()}`);
    const base64 = readFileSync(binary).toString('base64');
    writeFileSync(
      target,
      `/** Made from ${entry} by AssemblyScript. */\nexport const wasmBase64 =\n  '${base64}';\n`,
    );
    rmSync(binary);
  }
}
