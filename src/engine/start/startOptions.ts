import type { ChunkRunner } from '#learning/network/chunkedNetwork';

export interface StartOptions {
  /** Threads of the engine "wasm"; as many as pay off where left out. The bits do not depend on it. */
  readonly threads?: number;
  /** How a graphics card is reached; only the app can. */
  readonly webgpu?: GpuAccess;
}

/** The way to a graphics card. */
export interface GpuAccess {
  /** Connects to the card, where it is not yet. @throws Error that says why there is none to use */
  start(): Promise<GpuConnection>;
}

export interface GpuConnection {
  readonly runner: ChunkRunner;
  /** The card's name, as "nvidia ampere". */
  readonly adapterName: string;
}
