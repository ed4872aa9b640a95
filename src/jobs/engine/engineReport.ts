export type EngineName = 'native' | 'webgpu' | 'wasm' | 'cpu';

/** Which engine runs, and why, in words. */
export interface EngineReport {
  readonly chosen: EngineName;
  /** As "TensorFlow.js 4.22 on WebAssembly SIMD, one thread". */
  readonly description: string;
  readonly reason: string;
  readonly engines: {
    readonly name: EngineName;
    readonly available: boolean;
    /** What was found, or what is missing and how to get it. */
    readonly detail: string;
  }[];
}
