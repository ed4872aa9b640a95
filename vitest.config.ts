import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const NOT_UNIT = ['**/*.electron.test.ts', '**/node_modules/**'];
/** Rings whose modules keep nothing between tests: their files share one world in each worker. */
const PURE = ['src/seismic', 'src/learning', 'src/jobs', 'packages'];

const ALONE = ['src/{cli,contract,engine,gpu,main,preload,renderer,system}', 'scripts', 'bench'];

/** Tests that put another module or global in place of the real one; nobody may share that with them. */
function testsThatReplace(): string[] {
  return PURE.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .filter((path) => /vi\.mock\(|stubGlobal\(|globalThis\./.test(readFileSync(join(root, path), 'utf8'))),
  );
}

const replacing = testsThatReplace();

export default defineConfig({
  plugins: [svelte()],
  test: {
    // As set, one processor would be left idle.
    maxWorkers: '100%',
    // Tests run on the engine that is always there, whatever this machine has installed.
    env: { DIFFRAKT_ENGINE_FOLDER: join(root, 'build/no-engine') },
    // tfjs greets every process and advises a binding that is not there.
    onConsoleLog: (text) => (text.includes('running TensorFlow.js in Node') ? false : undefined),
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: PURE.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...NOT_UNIT, ...replacing],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-alone',
          include: [...ALONE.map((folder) => `${folder}/**/*.test.ts`), ...replacing],
          exclude: NOT_UNIT,
        },
      },
      {
        // better-sqlite3 needs Node 22: these run under Electron's own Node (ELECTRON_RUN_AS_NODE=1).
        extends: true,
        test: { name: 'electron', include: ['src/**/*.electron.test.ts'] },
      },
    ],
  },
});
