import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type KernelCore, kernelCoreOn } from '#learning/kernels/kernelCore';
import type { WasmMemory } from '#seismic/numerics/embeddedWasm';

type DataId = TensorInfo['dataId'];

/** The part that our kernels use of tfjs-backend-wasm. Emscripten's part of it is private but stable. */
interface BackendFace {
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
  getMemoryOffset(dataId: DataId): number;
  incRef(dataId: DataId): void;
  readonly wasm: {
    readonly asm: { readonly memory: WasmMemory };
    _malloc(byteCount: number): number;
    _free(address: number): void;
  };
}

function isBackendFace(backend: object): backend is BackendFace {
  if (!('makeOutput' in backend && 'getMemoryOffset' in backend && 'wasm' in backend)) return false;
  const { wasm } = backend;
  if (typeof wasm !== 'object' || wasm === null || !('asm' in wasm && '_malloc' in wasm)) return false;
  return typeof wasm.asm === 'object' && wasm.asm !== null && 'memory' in wasm.asm;
}

/** Allocates stretches of memory that are freed when the kernel has run. */
export type TakeScratch = (byteCount: number) => number;

/** The backend "wasm" as our kernels use it: tensors are addresses in the memory that the core works in. */
export class WasmBackend {
  readonly core: KernelCore;
  readonly #backend: BackendFace;

  constructor(backend: BackendFace) {
    this.#backend = backend;
    this.core = kernelCoreOn(backend.wasm.asm.memory);
  }

  addressOf(tensor: TensorInfo): number {
    if (tensor.dtype !== 'float32')
      throw new Error(`A ${tensor.dtype} tensor was given where float32 is needed`);
    return this.#backend.getMemoryOffset(tensor.dataId);
  }

  makeOutput(shape: number[]): TensorInfo {
    return this.#backend.makeOutput(shape, 'float32');
  }

  /** Another tensor of the same values, without a copy. */
  share({ dataId, shape, dtype }: TensorInfo): TensorInfo {
    this.#backend.incRef(dataId);
    return { dataId, shape, dtype };
  }

  /** Runs a kernel that needs memory of its own for as long as it runs. */
  withScratch(work: (take: TakeScratch) => void): void {
    const taken: number[] = [];
    try {
      work((byteCount) => {
        const address = this.#backend.wasm._malloc(byteCount) >>> 0;
        if (address === 0) throw new Error(`WebAssembly has no ${byteCount} bytes of memory left`);
        taken.push(address);
        return address;
      });
    } finally {
      for (const address of taken) this.#backend.wasm._free(address);
    }
  }
}

const known = new WeakMap<object, WasmBackend>();

/** The backend as our kernels use it. @throws Error where it is another, or not the version we know. */
export function wasmBackendOf(backend: object): WasmBackend {
  const found = known.get(backend);
  if (found) return found;
  if (!isBackendFace(backend)) throw new Error('This kernel is for the backend "wasm" of tfjs 4.22 only');
  const wasm = new WasmBackend(backend);
  known.set(backend, wasm);
  return wasm;
}
