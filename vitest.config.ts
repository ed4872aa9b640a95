import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const NOT_UNIT = ['**/*.electron.test.ts', '**/node_modules/**'];
/** Folders whose modules keep nothing between tests: their files share one world in each worker. */
const SHARING = [
  ...['seismic', 'learning', 'jobs', 'contract', 'cli', 'main', 'system'].map((name) => `src/${name}`),
  ...['src/renderer', 'packages', 'scripts', 'bench'],
];
/** A native library stays loaded. */
const ALONE = ['src/{engine,gpu,preload}/**/*.test.ts'];
const REPLACES = /vi\.(mock|spyOn|stubEnv|stubGlobal|useFakeTimers)\(|globalThis\.|process\.env\.\w+ =/;
/** Stores of the window keep what a test has put into them. */
const KEEPS = /from '#renderer\/stores\/|\.svelte'/;

/** Tests that put something in place of a module, global or variable, or into a store; nobody may share that with them. */
function testsOfTheirOwn(): string[] {
  return SHARING.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name))
      .filter((path) => isOfItsOwn(readFileSync(join(root, path), 'utf8'))),
  );
}

function isOfItsOwn(text: string): boolean {
  return REPLACES.test(text) || KEEPS.test(text);
}

const ofTheirOwn = testsOfTheirOwn();

export default defineConfig({
  plugins: [svelte()],
  test: {
    // As set, one processor would be left idle.
    maxWorkers: '100%',
    // Tests run on the engine that is always there, whatever this machine has installed.
    env: { DIFFRAKT_ENGINE_FOLDER: join(root, 'build/no-engine') },
    // tfjs greets every process and advises a binding that is not there.
    onConsoleLog: (text) => (text.includes('running TensorFlow.js in Node') ? false : undefined),
    setupFiles: ['vitest.setup.ts'],
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: SHARING.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...NOT_UNIT, ...ofTheirOwn],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-alone',
          include: [...ALONE, ...ofTheirOwn],
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
