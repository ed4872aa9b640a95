import { bytesOfBase64 } from './base64.js';
import { wasmBase64 } from './generated/core.js';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface CoreExports {
  readonly memory: Memory;
  heapStart(): number;
  decode(
    format: number,
    isBig: boolean,
    from: number,
    stride: number,
    to: number,
    traces: number,
    samples: number,
    sampleBytes: number,
  ): void;
  encode(format: number, isBig: boolean, from: number, to: number, count: number): void;
  swapPairs(at: number, byteCount: number): void;
  countNotFinite(at: number, count: number): number;
}

/** The compiled core; it may be sent to another thread. */
export interface CoreModule {
  readonly kind?: 'wasm module';
}

// The plain language library has no WebAssembly; every engine does.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => CoreModule;
  Instance: new (module: CoreModule, imports: object) => { readonly exports: object };
};

const PAGE_BYTES = 65536;

function isCore(exports: object): exports is CoreExports {
  return 'memory' in exports && 'decode' in exports && 'encode' in exports && 'heapStart' in exports;
}

let compiled: CoreModule | null = null;

/** The core, compiled once. */
export function coreModule(): CoreModule {
  compiled ??= new WebAssembly.Module(bytesOfBase64(wasmBase64));
  return compiled;
}

/** One instance of the WebAssembly core with a stretch of its memory to work in. */
export class Core {
  private constructor(readonly run: CoreExports) {}

  static create(): Core {
    const { exports } = new WebAssembly.Instance(coreModule(), {});
    if (!isCore(exports)) throw new Error('The embedded core does not match its face: build it again.');
    return new Core(exports);
  }

  /** Address of the first of `byteCount` bytes to work in, a multiple of 16. Kills earlier views if it grows. */
  reserve(byteCount: number): number {
    const start = (this.run.heapStart() + 15) & ~15;
    const missing = start + byteCount - this.run.memory.buffer.byteLength;
    if (missing > 0) this.run.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return start;
  }

  bytes(at: number, byteCount: number): Uint8Array {
    return new Uint8Array(this.run.memory.buffer, at, byteCount);
  }

  floats(at: number, count: number): Float32Array {
    return new Float32Array(this.run.memory.buffer, at, count);
  }
}

/** Instances that nobody uses now; each reserves much address space, so they are kept and used again. */
const idle: Core[] = [];

/** Lends an instance; give it back with `giveBackCore`. */
export function takeCore(): Core {
  return idle.pop() ?? Core.create();
}

export function giveBackCore(core: Core): void {
  idle.push(core);
}
