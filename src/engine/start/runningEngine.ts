import type { EngineName } from '#engine/names/engineNames';
import type { NetworkMaker } from '#learning/network/network';

/** An engine that has been started in this process. */
export interface RunningEngine {
  readonly name: EngineName;
  /** As "TensorFlow.js 4.22 on WebAssembly SIMD, 2 threads". */
  readonly description: string;
  readonly createNetwork: NetworkMaker;
}
