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
        networkWorker: 'src/jobs/engine/networkWorker.ts',
        engineProbe: 'src/jobs/engine/engineProbe.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
