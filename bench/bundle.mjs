/** Bundles a TypeScript benchmark with vite's server build into build/bench and runs it in this process. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds `bench/<name>.ts` and imports the result. */
export async function runBench(name) {
  const entry = join(root, 'bench', `${name}.ts`);
  const outDir = join(root, 'build', 'bench', basename(name));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'node20' },
  });
  await import(pathToFileURL(join(outDir, `${basename(name)}.js`)).href);
}
