import type { ChunkRunner } from '#learning/network/chunkedNetwork';

export interface StartOptions {
  /** Threads of the engine "wasm"; as many as are useful where left out. The bits do not depend on it. */
  readonly threads?: number;
  /** How a graphics card is reached; only the app can. */
  readonly webgpu?: GpuAccess;
}

/** Access to a graphics card. */
export interface GpuAccess {
  /** Connects to the card, where it is not yet connected. @throws Error that says why no card can be used */
  start(): Promise<GpuConnection>;
}

export interface GpuConnection {
  readonly runner: ChunkRunner;
  /** The card's name, as "nvidia ampere". */
  readonly adapterName: string;
}
