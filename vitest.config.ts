import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const NOT_UNIT = ['**/*.electron.test.ts', '**/node_modules/**'];
/** Folders whose modules keep nothing between tests: their files share one world in each worker. */
const SHARING = [
  ...['seismic', 'learning', 'jobs', 'contract', 'cli', 'main', 'system'].map((name) => `src/${name}`),
  ...['packages', 'scripts'],
];
/** Stores of the window keep what a test has put into them, and a native library stays loaded. */
const ALONE = ['src/{engine,gpu,preload,renderer}/**/*.test.ts', 'bench/**/*.test.ts'];
const REPLACES = /vi\.(mock|spyOn|stubEnv|stubGlobal|useFakeTimers)\(|globalThis\.|process\.env\.\w+ =/;

/** Tests that put another module, global or variable in place of the real one; nobody may share that with them. */
function testsThatReplace(): string[] {
  return SHARING.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .filter((path) => REPLACES.test(readFileSync(join(root, path), 'utf8'))),
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
          include: SHARING.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...NOT_UNIT, ...replacing],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-alone',
          include: [...ALONE, ...replacing],
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
