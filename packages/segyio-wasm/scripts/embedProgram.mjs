/**
 * Bundles a program for a worker thread, with all that it imports, into one text and embeds it as a
 * TypeScript module, so that no shell has to find a file for it.
 *
 *   decodeWorker.ts → generated/decodeWorker.ts, exporting `decodeWorkerProgram`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes `generated/NAME.ts` beside the entry. The text is CommonJS, as `new Worker(text, { eval: true })` reads it. */
export async function embedProgram(entry) {
  const { build } = await import('vite');
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      rollupOptions: { output: { format: 'cjs' } },
    },
  });
  const name = basename(entry, '.ts');
  const folder = join(dirname(entry), 'generated');
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(output[0].code);
  writeFileSync(
    join(folder, `${name}.ts`),
    `/** Bundled from ${name}.ts. */\nexport const ${name}Program =\n  ${text};\n`,
  );
}
