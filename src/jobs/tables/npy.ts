import { encodeFloats } from '#system/floatCodec';
import { writeWholeFile } from '#system/wholeFile';

/** The magic string and version 1.0 of NumPy's format (NEP 1), before the header's length. */
const MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0);
const ALIGNMENT = 64;

/** The header of a `.npy` file. `type` is NumPy's name for it, "<f4"; row-major order. */
export function npyHeader(type: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const words = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const unpadded = MAGIC.length + 2 + words.length + 1;
  const header = `${words}${' '.repeat((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT)}\n`;
  const bytes = new Uint8Array(MAGIC.length + 2 + header.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, header.length, true);
  bytes.set(new TextEncoder().encode(header), MAGIC.length + 2);
  return bytes;
}

/** The bytes of a `.npy` file of little-endian float32 in row-major order. */
export function encodeNpy(values: Float32Array, shape: readonly number[]): Uint8Array {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== values.length) {
    throw new RangeError(`Shape [${shape.join(', ')}] holds ${size} values, not ${values.length}.`);
  }
  return encodeFloats([values], npyHeader('<f4', shape));
}

/** Writes an array that `numpy.load` opens. */
export async function writeNpy(path: string, values: Float32Array, shape: readonly number[]): Promise<void> {
  await writeWholeFile(path, encodeNpy(values, shape));
}
