import { join } from 'node:path';
import { toInstallError } from '#engine/install/installError';
import { lastLines, runTool } from '#engine/tools/runTool';

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
    `The binding did not compile with ${compilerName()}: ${lastLines(ended)}`,
    'Use g++ 8 or later: name it by the environment variable CXX.',
  );
}

/** Runs them side by side; where one fails, the others have ended too when this throws. */
async function together(tasks: readonly Promise<unknown>[]): Promise<void> {
  for (const one of await Promise.allSettled(tasks)) if (one.status === 'rejected') throw one.reason;
}

/**
 * Compiles and links the binding, which then looks for TensorFlow's libraries in its own folder. It is linked
 * against empty libraries of their names: those give the binding the same list of what it needs, at once, while the
 * real ones are still being unpacked (the linker takes nine seconds to read them).
 * @param source folder of the sources and the Node-API headers; object files go there too
 * @param include TensorFlow's include folder
 * @throws JobError 'engine.install', 'cancelled'
 */
export async function compileBinding(
  source: string,
  include: string,
  binding: string,
  signal: AbortSignal,
): Promise<void> {
  const compile = (name: string) =>
    compiler([...FLAGS, ...DEFINES, '-I.', `-I${include}`, '-c', `${name}.cc`], source, signal);
  const standIn = (name: string) =>
    compiler(['-shared', '-x', 'c++', '/dev/null', `-Wl,-soname,${name}`, '-o', name], source, signal);
  await together([...SOURCES.map(compile), ...LIBRARIES.map(standIn)]);
  const objects = SOURCES.map((name) => `${name}.o`);
  const libraries = ['-Wl,--no-as-needed', '-L.', ...LIBRARIES.map((name) => `-l:${name}`)];
  await compiler(['-shared', ...objects, '-o', binding, ...libraries, '-Wl,-rpath,$ORIGIN'], source, signal);
}

/** Takes the symbol tables out of TensorFlow's libraries, a quarter of their size; without `strip` they stay. */
export async function stripLibraries(libraryFolder: string, signal: AbortSignal): Promise<void> {
  await together(LIBRARIES.map((name) => runTool('strip', [join(libraryFolder, name)], { signal })));
}
