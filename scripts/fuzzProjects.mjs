/**
 * `npm run fuzz -- projects [--seed N] [--count N] [--first N]`: damaged and hostile project files, 1 000 by default.
 * Each must open or be refused in words within 2 s, and main must never be blocked.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { root, runInElectron } from './electron.mjs';
import { wholeNumbers } from './wholeNumbers.mjs';

/** Bundles the files that run as processes of their own. */
async function buildForElectron(input, outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      rollupOptions: { input, output: { entryFileNames: '[name].js' } },
      outDir,
      emptyOutDir: true,
      target: 'node22',
    },
  });
}

/** Returns the exit code. */
export async function fuzzProjects(args) {
  const { seed, count, first } = wholeNumbers(args, { seed: 20261129, count: 1000, first: 0 });
  const outDir = join(root, 'out/fuzz-projects');
  const folder = join(root, 'src/main/testing/damaged');
  const names = ['fuzzProjects', 'forkedExaminer'];
  const input = Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)]));
  await buildForElectron(input, outDir);
  return runInElectron(join(outDir, 'fuzzProjects.js'), [count, seed, first].map(String));
}
