import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { readInstalled } from '#jobs/engine/install/nativeFolder';
import { registerTensorflowKernels } from '#learning/kernels/tensorflowKernels';

const modules = createRequire(import.meta.url);
const PACKAGE = '@tensorflow/tfjs-node-gpu';
const CORE = '@tensorflow/tfjs-core';
/** Its kernels are registered for this name. */
const BACKEND = 'tensorflow';

/** A compiled binding, where it came from, and the scripts that drive it. */
export interface NativeBinding {
  readonly path: string;
  /** Our installer's, on a current TensorFlow; or the package's own download of an old one. */
  readonly source: 'installed' | 'stock';
  /** Folder of the package: in node_modules, or beside the binding where npm had left it out. */
  readonly packageFolder: string;
}

/** Folder of the package whose scripts drive the binding; null where npm left it out. */
function packageInModules(): string | null {
  try {
    return dirname(modules.resolve(`${PACKAGE}/package.json`));
  } catch {
    return null;
  }
}

/** The binding that would be loaded; null where there is none. Looks at files only. */
export async function findNativeBinding(): Promise<NativeBinding | null> {
  const installed = await readInstalled();
  const folder = packageInModules();
  const packageFolder = folder ?? installed?.packageFolder ?? null;
  if (packageFolder === null) return null;
  if (installed) return { path: installed.bindingPath, source: 'installed', packageFolder };
  const stock = join(packageFolder, 'lib', 'napi-v8', 'tfjs_binding.node');
  return existsSync(stock) ? { path: stock, source: 'stock', packageFolder } : null;
}

/**
 * Scripts of the package. Where it has a tfjs-core of its own, ours takes that one's place: engines are
 * registered with the core that asks them.
 */
function requireOf(packageFolder: string): NodeJS.Require {
  const own = createRequire(join(packageFolder, 'package.json'));
  const [ours, theirs] = [modules.resolve(CORE), own.resolve(CORE)];
  modules(CORE);
  const loaded = modules.cache[ours];
  if (theirs !== ours && loaded) modules.cache[theirs] = loaded;
  return own;
}

const BINDING_SCHEMA = z.looseObject({ TF_Version: z.string() });
const DRIVER_SCHEMA = z.object({
  NodeJSKernelBackend: z.custom<new (binding: object, packageName: string) => tf.KernelBackend>(
    (value) => typeof value === 'function',
  ),
});
const DEVICE_SCHEMA = z.object({ isUsingGpuDevice: z.boolean() });

/** tfjs-node calls a function of node:util that Node 23 took away. */
function restoreRemovedUtility(): void {
  const util: object = modules('node:util');
  if (!('isNullOrUndefined' in util))
    Reflect.set(util, 'isNullOrUndefined', (value: unknown) => value === null || value === undefined);
}

function describeDevice(tensorflow: string, { source }: NativeBinding): string {
  const device = DEVICE_SCHEMA.safeParse(tf.engine().backend);
  const place = device.success && device.data.isUsingGpuDevice ? 'GPU' : 'CPU';
  return `Native TensorFlow ${tensorflow} on the ${place}${source === 'stock' ? " (the package's own download)" : ''}`;
}

/**
 * Loads native TensorFlow and makes it the engine of this process; a description of it, or null where
 * none is installed. Only for processes that may be lost: never Electron's main process, where the
 * library's symbols clash with the graphics driver's.
 * @throws Error where the library does not load or does not start
 */
export async function startNativeBackend(): Promise<string | null> {
  const found = await findNativeBinding();
  if (!found) return null;
  restoreRemovedUtility();
  // Errors only; two lines that it writes before it reads this cannot be kept back.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const scripts = requireOf(found.packageFolder);
  const { NodeJSKernelBackend } = DRIVER_SCHEMA.parse(scripts('./dist/nodejs_kernel_backend.js'));
  scripts('./dist/register_all_kernels.js');
  const binding = BINDING_SCHEMA.parse(modules(found.path));
  if (!tf.findBackendFactory(BACKEND))
    tf.registerBackend(BACKEND, () => new NodeJSKernelBackend(modules(found.path), PACKAGE.split('/')[1]));
  const isStarted = await tf.setBackend(BACKEND);
  if (!isStarted) throw new Error(`it loaded, but TensorFlow refused to start: ${inspect(found.path)}`);
  registerTensorflowKernels(tf.backend());
  return describeDevice(binding.TF_Version, found);
}
