import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'out/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        diffrakt: 'src/cli/index.ts',
        networkWorker: 'src/engine/wasm/networkWorker.ts',
        engineProbe: 'src/engine/probe/engineProbe.ts',
        exampleWorker: 'src/jobs/pretrain/exampleWorker.ts',
        slopeRatioWorker: 'src/jobs/classify/slopeRatioWorker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
