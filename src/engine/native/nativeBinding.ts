import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readInstalled } from '#engine/install/nativeFolder';

const modules = createRequire(import.meta.url);
const PACKAGE = '@tensorflow/tfjs-node-gpu';

/** A compiled binding and where it came from. */
export interface FoundBinding {
  readonly path: string;
  /** Our installer's, on a current TensorFlow; or the package's own download of an old one. */
  readonly source: 'installed' | 'stock';
}

/** The package's own download; null where there is none, or npm left the package out. */
function stockBinding(): string | null {
  try {
    const folder = dirname(modules.resolve(`${PACKAGE}/package.json`));
    const path = join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** The binding that would be loaded; null where there is none. Reads the file system only. */
export async function findNativeBinding(): Promise<FoundBinding | null> {
  const installed = await readInstalled();
  if (installed) return { path: installed.bindingPath, source: 'installed' };
  const stock = stockBinding();
  return stock === null ? null : { path: stock, source: 'stock' };
}

/**
 * The part of the binding that is used. Tensors and graphs are identified by numbers until they are deleted.
 */
export interface TensorflowBinding {
  readonly TF_Version: string;
  /** The type of float32 tensors. */
  readonly TF_FLOAT: number;
  isUsingGpuDevice(): boolean;
  createTensor(shape: readonly number[], type: number, values: Float32Array): number;
  deleteTensor(tensor: number): void;
  /** A copy of a float32 tensor's values. */
  tensorDataSync(tensor: number): Float32Array;
  getNumOfTensors(): number;
  /** Reads `saved_model.pb` in a folder and starts a session with it. */
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(graph: number): void;
  getNumOfSavedModels(): number;
  /** Names as "operation:0", with commas between them; the outputs in their order. */
  runSavedModel(
    graph: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): { readonly id: number }[];
}

const METHODS = [
  'isUsingGpuDevice',
  ...['createTensor', 'deleteTensor', 'tensorDataSync', 'getNumOfTensors'],
  ...['loadSavedModel', 'deleteSavedModel', 'getNumOfSavedModels', 'runSavedModel'],
] as const satisfies (keyof TensorflowBinding)[];

const BINDING_SCHEMA = z.custom<TensorflowBinding>((loaded) => {
  if (typeof loaded !== 'object' || loaded === null) return false;
  const has = (name: string, type: string): boolean => typeof Reflect.get(loaded, name) === type;
  const isWhole = METHODS.every((name) => has(name, 'function'));
  return isWhole && has('TF_Version', 'string') && has('TF_FLOAT', 'number');
}, 'it loaded, but it is not the binding of tfjs-node-gpu 4.22');

/**
 * Loads native TensorFlow into this process. Only for processes whose crash is acceptable: never Electron's
 * main process, where the library's symbols clash with the graphics driver's.
 * @throws Error where the library does not load
 */
export function loadNativeBinding({ path }: FoundBinding): TensorflowBinding {
  // Errors only; two lines that it writes before it reads this cannot be suppressed.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  return BINDING_SCHEMA.parse(modules(path));
}
