import { defineConfig, type Plugin } from 'vite';

/**
 * Packages of so many files that reading them takes every process of ours a tenth of a second: what is used of them is
 * part of the builds. The others are imported where they are installed.
 */
export const MANY_FILES: string[] = ['segyio-wasm', 'zod'];

/** How the build writes an import of TensorFlow.js: all of it under a name, some names of it, or none. */
const TENSORFLOW = /^import (?:(?:\* as (\w+)|\{([^}]*)\}) from )?"(@tensorflow\/[\w-]+)";$/gm;
const ANY_TENSORFLOW = /^import .*"@tensorflow\//m;

function required(_: string, whole?: string, names?: string, module?: string): string {
  const target = whole ?? `{${names?.replace(/(\w+) as (\w+)/g, '$1: $2') ?? ''}}`;
  return `const ${target} = requireCommonJs("${module}");`;
}

/**
 * Requires TensorFlow.js, which is CommonJS, where a module of ours imports it: Node 20 goes through the text of an
 * imported CommonJS file to find its names, which takes each thread of a program a fifth of a second.
 */
const requireTensorFlow: Plugin = {
  name: 'require-tensorflow',
  renderChunk(code) {
    if (!ANY_TENSORFLOW.test(code)) return null;
    const changed = code.replace(TENSORFLOW, required);
    if (ANY_TENSORFLOW.test(changed))
      this.error('An import of TensorFlow.js has a form that is not known here.');
    return [
      'import { createRequire as createCommonJsRequire } from "node:module";',
      'const requireCommonJs = createCommonJsRequire(import.meta.url);',
      changed,
    ].join('\n');
  },
};

export default defineConfig({
  plugins: [requireTensorFlow],
  ssr: { noExternal: MANY_FILES },
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
        attributeWorker: 'src/jobs/classify/attributeWorker.ts',
        correlationWorker: 'src/jobs/classify/correlationWorker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
