import { wasmBase64 } from '#seismic/channels/kernels/generated/channels';
import {
  byName,
  KERNEL_NAMES,
  type KernelCore,
  type KernelExports,
} from '#seismic/channels/kernels/generated/channelsFace';
import {
  createMemoryLayout,
  createWasmPool,
  ensureBytes,
  type WasmMemory,
} from '#seismic/numerics/embeddedWasm';

interface ChannelCore extends KernelExports {
  readonly memory: WasmMemory;
}

function isChannelCore(exports: object): exports is ChannelCore {
  return 'memory' in exports && KERNEL_NAMES.every((name) => name in exports);
}

const pool = createWasmPool(wasmBase64, isChannelCore);

/** The kernels with a memory of their own, in which arrays are placed one behind the other. */
export interface CoreMemory {
  readonly kernels: KernelCore;
  /** Address of room for `length` floats; what is in it is unknown. */
  room(length: number): number;
  /** Address of room for `length` floats that are zero. */
  zeros(length: number): number;
  /** Address of a copy of the values. */
  put(values: Float32Array | Int32Array): number;
  /** Copies values to an address. */
  write(address: number, values: Float32Array | Int32Array): void;
  /** Own copy of `length` floats at an address. */
  copy(address: number, length: number): Float32Array;
  /** The integers at an address; valid until the next array is placed. */
  integers(address: number, length: number): Int32Array;
}

function memoryOf(core: ChannelCore): CoreMemory {
  const layout = createMemoryLayout();
  const room = (length: number): number => {
    const address = layout.take(4 * length);
    ensureBytes(core.memory, layout.end());
    return address;
  };
  const write = (address: number, values: Float32Array | Int32Array): void => {
    const { buffer } = core.memory;
    if (values instanceof Int32Array) new Int32Array(buffer, address, values.length).set(values);
    else new Float32Array(buffer, address, values.length).set(values);
  };
  return {
    kernels: byName(core),
    room,
    write,
    zeros: (length) => {
      const address = room(length);
      new Float32Array(core.memory.buffer, address, length).fill(0);
      return address;
    },
    put: (values) => {
      const address = room(values.length);
      write(address, values);
      return address;
    },
    copy: (address, length) => new Float32Array(core.memory.buffer, address, length).slice(),
    integers: (address, length) => new Int32Array(core.memory.buffer, address, length),
  };
}

/** Calls `use` with the kernels and an empty memory; addresses are valid until it returns. */
export function withCore<Result>(use: (memory: CoreMemory) => Result): Result {
  const core = pool.take();
  try {
    return use(memoryOf(core));
  } finally {
    pool.giveBack(core);
  }
}
