import { describe, expect, it } from 'vitest';
import { decodeFloat32, encodeFloats, FloatReader, littleEndianBytes } from '#system/floatCodec';

describe('blocks of numbers', () => {
  it('are little-endian, with each array’s own width, after a head', () => {
    // IEEE 754: 1 is 3F800000, −2 is C000000000000000.
    const bytes = encodeFloats([Float32Array.of(1), Float64Array.of(-2)], Uint8Array.of(9));
    expect([...bytes]).toEqual([9, 0, 0, 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0]);
    expect([...littleEndianBytes(Int16Array.of(1, -2))]).toEqual([1, 0, 0xfe, 0xff]);
  });

  it('take a part of an array as that part', () => {
    const whole = Float32Array.of(1, 2, 3, 4);
    expect(encodeFloats([whole.subarray(1, 3)])).toEqual(encodeFloats([Float32Array.of(2, 3)]));
  });

  it('are read back bit for bit at any offset, as DataView reads them', () => {
    const singles = Float32Array.of(0.1, -0, Number.POSITIVE_INFINITY, 1e-45, Number.NaN);
    const doubles = Float64Array.of(Math.PI, 5e-324);
    const bytes = encodeFloats([singles, doubles, singles], Uint8Array.of(7)).subarray(1);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(singles.map((_, i) => view.getFloat32(4 * i, true))).toEqual(singles);
    expect(doubles.map((_, i) => view.getFloat64(20 + 8 * i, true))).toEqual(doubles);
    const reader = new FloatReader(bytes);
    expect([reader.float32(5), reader.float64(2), reader.float32(5)]).toEqual([singles, doubles, singles]);
    reader.end();
  });

  it('are split by lengths, and refused where these do not fill the block', () => {
    const bytes = encodeFloats([Float32Array.of(1, 2, 3)]);
    expect(decodeFloat32(bytes, [1, 0, 2])).toEqual([
      Float32Array.of(1),
      new Float32Array(0),
      Float32Array.of(2, 3),
    ]);
    expect(() => decodeFloat32(bytes, [1, 1])).toThrow('4 bytes are left over');
    expect(() => decodeFloat32(bytes, [1, 3])).toThrow('The block has 12 bytes; 16 are needed');
    expect(() => decodeFloat32(bytes.subarray(0, 11), [3])).toThrow(RangeError);
  });
});
