import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { partsOf } from './scripts/parts';
import { MANY_FILES } from './vite.cli.config';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: { exclude: MANY_FILES },
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          networkWorker: 'src/engine/wasm/networkWorker.ts',
          engineProbe: 'src/engine/probe/engineProbe.ts',
          exampleWorker: 'src/jobs/pretrain/exampleWorker.ts',
          attributeWorker: 'src/jobs/classify/attributeWorker.ts',
          correlationWorker: 'src/jobs/classify/correlationWorker.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload must be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts', gpu: 'src/preload/gpu.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte()],
    define: { DIFFRAKT_PARTS: JSON.stringify(partsOf(import.meta.dirname)) },
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: { index: 'src/renderer/index.html', gpu: 'src/renderer/gpu.html' } },
    },
  },
});
