import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    // As set, one processor would be left idle.
    maxWorkers: '100%',
    // Tests run on the engine that is always there, whatever this machine has installed.
    env: { DIFFRAKT_ENGINE_FOLDER: join(import.meta.dirname, 'build/no-engine') },
    // tfjs greets every process and advises a binding that is not there.
    onConsoleLog: (text) => (text.includes('running TensorFlow.js in Node') ? false : undefined),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'packages/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/*.electron.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        // better-sqlite3 needs Node 22: these run under Electron's own Node (ELECTRON_RUN_AS_NODE=1).
        extends: true,
        test: { name: 'electron', include: ['src/**/*.electron.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
