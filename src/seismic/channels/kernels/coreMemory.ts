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

type Placed = Float32Array | Int32Array | Uint16Array;

/** The kernels with a memory of their own, in which arrays are placed one behind the other. */
export interface CoreMemory {
  readonly kernels: KernelCore;
  /** Address of room for `length` words of four bytes; what is in it is unknown. */
  room(length: number): number;
  /** Address of room for `length` words that are zero. */
  zeros(length: number): number;
  /** Address of a copy of the values. */
  put(values: Placed): number;
  /** Copies values to an address. */
  write(address: number, values: Placed): void;
  /** Own copy of `length` floats at an address. */
  copy(address: number, length: number): Float32Array;
  /** The bytes of everything placed so far; valid until the next array is placed. */
  buffer(): ArrayBuffer;
}

function memoryOf(core: ChannelCore): CoreMemory {
  const layout = createMemoryLayout();
  const takeBytes = (byteCount: number): number => {
    const address = layout.take(byteCount);
    ensureBytes(core.memory, layout.end());
    return address;
  };
  const write = (address: number, values: Placed): void => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(core.memory.buffer, address, bytes.length).set(bytes);
  };
  return {
    kernels: byName(core),
    room: (length) => takeBytes(4 * length),
    write,
    zeros: (length) => {
      const address = takeBytes(4 * length);
      new Uint8Array(core.memory.buffer, address, 4 * length).fill(0);
      return address;
    },
    put: (values) => {
      const address = takeBytes(values.byteLength);
      write(address, values);
      return address;
    },
    copy: (address, length) => new Float32Array(core.memory.buffer, address, length).slice(),
    buffer: () => core.memory.buffer,
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
