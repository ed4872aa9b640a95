import { join } from 'node:path';
import { toInstallError } from '#jobs/engine/install/installError';
import { lastWords, runTool } from '#jobs/engine/install/runTool';

const SOURCES = ['tfjs_backend', 'tfjs_binding'];
export const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const FLAGS = ['-fPIC', '-O2', '-std=c++17', '-fvisibility=hidden'];
const DEFINES = ['-DNAPI_VERSION=8', '-DNODE_GYP_MODULE_NAME=tfjs_binding'];

/** The C++ compiler: what CXX names, else g++. */
export function compilerName(): string {
  return process.env.CXX || 'g++';
}

async function compiler(args: readonly string[], folder: string, signal: AbortSignal): Promise<void> {
  const ended = await runTool(compilerName(), args, { signal, folder });
  if (ended.code === 0) return;
  throw toInstallError(
    `The binding would not compile with ${compilerName()}: ${lastWords(ended)}`,
    'Use g++ 8 or later: name it by the environment variable CXX.',
  );
}

/**
 * Compiles the binding's sources, side by side, to object files beside them.
 * @param source folder of the sources and the Node-API headers
 * @param include TensorFlow's include folder
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function compileObjects(source: string, include: string, signal: AbortSignal): Promise<void> {
  const compile = (name: string) =>
    compiler([...FLAGS, ...DEFINES, '-I.', `-I${include}`, '-c', `${name}.cc`], source, signal);
  const compiled = await Promise.allSettled(SOURCES.map(compile));
  for (const one of compiled) if (one.status === 'rejected') throw one.reason;
}

/** Links the objects against TensorFlow's libraries, which the binding then looks for in its own folder. */
export async function linkBinding(
  source: string,
  libraryFolder: string,
  binding: string,
  signal: AbortSignal,
): Promise<void> {
  const objects = SOURCES.map((name) => `${name}.o`);
  const libraries = [`-L${libraryFolder}`, ...LIBRARIES.map((name) => `-l:${name}`), '-Wl,-rpath,$ORIGIN'];
  await compiler(['-shared', ...objects, '-o', binding, ...libraries], source, signal);
}

/** Takes the symbol tables out of TensorFlow's libraries, a quarter of their size; without `strip` they stay. */
export async function stripLibraries(libraryFolder: string, signal: AbortSignal): Promise<void> {
  const strip = (name: string) => runTool('strip', [join(libraryFolder, name)], { signal });
  const stripped = await Promise.allSettled(LIBRARIES.map(strip));
  for (const one of stripped) if (one.status === 'rejected') throw one.reason;
}
