/**
 * Counts what a program allocates in arrays and in WebAssembly memory, by standing in front of the
 * constructors. An allocation beyond the bound is refused before it is made, so that a lying size shows as a
 * failure with a stack instead of taking the machine down.
 */
export interface AllocationWatch {
  /** Starts counting anew. */
  reset(): void;
  /** Bytes asked for since `reset`. */
  readonly bytes: () => number;
  /** The largest single one ever. */
  readonly largest: () => number;
  /** Puts the constructors back. */
  stop(): void;
}

type Constructor = new (...values: never[]) => object;

const WATCHED = [
  'ArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;
const PAGE_BYTES = 65536;

/** Bytes that a construction allocates: by number of elements, or by copying something with a length. */
function bytesOf(argument: unknown, elementBytes: number): number {
  if (typeof argument === 'number') return argument * elementBytes;
  if (argument instanceof ArrayBuffer || typeof argument !== 'object' || argument === null) return 0;
  return 'length' in argument ? Number(argument.length) * elementBytes : 0;
}

/** @param limits the most bytes of one array, and of all arrays between two resets */
export function watchAllocations(limits: { readonly one: number; readonly sum: number }): AllocationWatch {
  let [sum, largest] = [0, 0];
  const count = (bytes: number): void => {
    sum += bytes;
    largest = Math.max(largest, bytes);
    if (bytes > limits.one || sum > limits.sum)
      throw new Error(`out of bounds: an array of ${bytes} bytes, ${sum} since the file was opened`);
  };
  const before = WATCHED.map((name) => [name, globalThis[name]] as const);
  for (const [name, native] of before) {
    const elementBytes = 'BYTES_PER_ELEMENT' in native ? native.BYTES_PER_ELEMENT : 1;
    const construct = (target: Constructor, values: never[], asked: Constructor): object => {
      count(bytesOf(values[0], elementBytes));
      return Reflect.construct(target, values, asked === watched ? target : asked);
    };
    const watched: object = new Proxy<Constructor>(native, { construct });
    Reflect.set(globalThis, name, watched);
  }
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function growCounted(this: WebAssembly.Memory, pages: number): number {
    count(pages * PAGE_BYTES);
    return grow.call(this, pages);
  };
  return {
    reset: () => {
      sum = 0;
    },
    bytes: () => sum,
    largest: () => largest,
    stop: () => {
      for (const [name, native] of before) Reflect.set(globalThis, name, native);
      WebAssembly.Memory.prototype.grow = grow;
    },
  };
}
