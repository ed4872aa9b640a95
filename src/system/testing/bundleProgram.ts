import { basename, join } from 'node:path';
import { build } from 'vite';

/**
 * Bundles a program for a process of its own.
 * @param entry its source, from the root of the repository
 * @param outDir inside the repository, so that its packages are found
 * @returns the path of the bundle
 */
export async function bundleProgram(entry: string, outDir: string): Promise<string> {
  const name = `${basename(entry, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, rollupOptions: { output: { entryFileNames: name } } },
  });
  return join(outDir, name);
}
