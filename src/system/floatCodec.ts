/** Blocks of numbers as stored in files: little-endian, one behind the other, without padding. */

/** Float arrays that a block is made from. */
export type FloatArray = Float32Array | Float64Array;

/** What a block is read from or written to; any array of numbers of one, two, four or eight bytes. */
interface NumberArray {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly BYTES_PER_ELEMENT: number;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Reverses the bytes of every number, in place, on a machine that is not little-endian. */
function swapWhereNeeded(bytes: Uint8Array, width: number): void {
  if (IS_LITTLE_ENDIAN || width === 1) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (width === 2) buffer.swap16();
  else if (width === 4) buffer.swap32();
  else buffer.swap64();
}

/** The numbers' bytes in little-endian order: the array's own memory where the machine is little-endian. */
export function littleEndianBytes(values: NumberArray): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (IS_LITTLE_ENDIAN) return bytes;
  const copy = bytes.slice();
  swapWhereNeeded(copy, values.BYTES_PER_ELEMENT);
  return copy;
}

/** Arrays as one block, each with its own width, after the file's head. */
export function encodeFloats(
  arrays: readonly FloatArray[],
  head: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, head.byteLength));
  bytes.set(head);
  let at = head.byteLength;
  for (const values of arrays) {
    bytes.set(littleEndianBytes(values), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Reads a block array by array. */
export class FloatReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next `length` values as float32. @throws RangeError where the block is too short */
  float32(length: number): Float32Array {
    return new Float32Array(this.#take(4 * length, 4));
  }

  /** The next `length` values as float64. @throws RangeError where the block is too short */
  float64(length: number): Float64Array {
    return new Float64Array(this.#take(8 * length, 8));
  }

  /** @throws RangeError where bytes remain */
  end(): void {
    const left = this.#bytes.byteLength - this.#at;
    if (left > 0) throw new RangeError(`${left} bytes are left over.`);
  }

  #take(byteCount: number, width: number): ArrayBuffer {
    const end = this.#at + byteCount;
    if (end > this.#bytes.byteLength)
      throw new RangeError(`The block has ${this.#bytes.byteLength} bytes; ${end} are needed.`);
    // A new array: the values need not be aligned to their width.
    const part = new Uint8Array(byteCount);
    part.set(this.#bytes.subarray(this.#at, end));
    swapWhereNeeded(part, width);
    this.#at = end;
    return part.buffer;
  }
}

/** Splits a block of float32 into arrays of the given lengths. @throws RangeError where it is not as long */
export function decodeFloat32(bytes: Uint8Array, lengths: readonly number[]): Float32Array[] {
  const reader = new FloatReader(bytes);
  const arrays = lengths.map((length) => reader.float32(length));
  reader.end();
  return arrays;
}
