export type EngineName = 'native' | 'webgpu' | 'wasm' | 'cpu';

/** One engine and what was found of it. */
export interface EngineState {
  readonly name: EngineName;
  readonly available: boolean;
  /** What was found, or what is missing and how to get it. */
  readonly detail: string;
  /** Panels trained on a second with the default net, as the probe measured; null where it has not. */
  readonly examplesPerSecond: number | null;
  /** Panels classified a second. */
  readonly predictionsPerSecond: number | null;
}

/** Which engine runs, and why, in words. */
export interface EngineReport {
  readonly chosen: EngineName;
  /** As "TensorFlow.js 4.22 on WebAssembly SIMD, 2 threads". */
  readonly description: string;
  readonly reason: string;
  readonly engines: EngineState[];
}
