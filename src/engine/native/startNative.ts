import type { EngineDescription } from '#engine/names/engineReport';
import { graphRunner } from '#engine/native/graphRunner';
import { findNativeBinding, loadNativeBinding } from '#engine/native/nativeBinding';
import type { ChunkRunner } from '#learning/network/chunkedNetwork';

export interface NativeEngine {
  readonly runner: ChunkRunner;
  readonly description: EngineDescription;
}

/** Engines that have been started in this process, by the binding's path. */
const started = new Map<string, NativeEngine>();

/**
 * Native TensorFlow in this process, which it may crash; null where none is installed.
 * @throws Error where the library does not load
 */
export async function startNative(): Promise<NativeEngine | null> {
  const found = await findNativeBinding();
  if (!found) return null;
  const known = started.get(found.path);
  if (known) return known;
  const binding = loadNativeBinding(found);
  const engine: NativeEngine = {
    runner: graphRunner(binding),
    description: {
      name: 'native',
      version: binding.TF_Version,
      hardware: binding.isUsingGpuDevice() ? 'graphics card' : 'processor',
      origin: found.source,
    },
  };
  started.set(found.path, engine);
  return engine;
}
