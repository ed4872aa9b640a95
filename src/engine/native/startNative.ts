import { graphRunner } from '#engine/native/graphRunner';
import { findNativeBinding, loadNativeBinding } from '#engine/native/nativeBinding';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';

export interface NativeEngine {
  readonly runner: ChunkRunner;
  /** As "Native TensorFlow 2.21.0 on the CPU". */
  readonly description: string;
}

/** Those that have been started in this process, by the binding's path. */
const started = new Map<string, NativeEngine>();

/**
 * Native TensorFlow in this process, which may be lost by it; null where none is installed.
 * @throws Error where the library does not load
 */
export async function startNative(): Promise<NativeEngine | null> {
  const found = await findNativeBinding();
  if (!found) return null;
  const known = started.get(found.path);
  if (known) return known;
  const binding = loadNativeBinding(found);
  const place = binding.isUsingGpuDevice() ? 'GPU' : 'CPU';
  const origin = found.source === 'stock' ? " (the package's own download)" : '';
  const description = `Native TensorFlow ${binding.TF_Version} on the ${place}${origin}`;
  const engine = { runner: graphRunner(binding), description };
  started.set(found.path, engine);
  return engine;
}
