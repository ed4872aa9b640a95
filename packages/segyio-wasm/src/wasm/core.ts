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
  Instance: new (module: CoreModule, imports: object) => { readonly exports: object };
};

const PAGE_BYTES = 65536;

function isCore(exports: object): exports is CoreExports {
  return 'memory' in exports && 'decode' in exports && 'encode' in exports && 'heapStart' in exports;
}

/** Stretches of samples in the core's memory, the first at `from`, each `stride` bytes behind the one before. */
export interface DecodeRequest {
  readonly format: { readonly decoder: number; readonly bytes: number };
  readonly isBig: boolean;
  readonly from: number;
  readonly stride: number;
  /** Address of the float32 samples, packed; `from` or below it for formats of 4 bytes and more. */
  readonly to: number;
  readonly traceCount: number;
  readonly sampleCount: number;
}

/** One instance of the WebAssembly core with a stretch of its memory to work in. */
export class Core {
  private constructor(readonly run: CoreExports) {}

  static create(module: CoreModule): Core {
    const { exports } = new WebAssembly.Instance(module, {});
    if (!isCore(exports)) throw new Error('The embedded core does not match its interface: build it again.');
    return new Core(exports);
  }

  /** Address of the first of `byteCount` bytes to work in, a multiple of 16. Earlier views end if it grows. */
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

  /** Decodes into float32; a view of the samples, good until the core is used again. */
  decode({ format, isBig, from, stride, to, traceCount, sampleCount }: DecodeRequest): Float32Array {
    this.run.decode(format.decoder, isBig, from, stride, to, traceCount, sampleCount, format.bytes);
    return this.floats(to, traceCount * sampleCount);
  }
}
