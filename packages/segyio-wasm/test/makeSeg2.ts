/** SEG-2 files made by hand for tests, from Pullan (1990), apart from the library's own code. */

export interface Seg2Recipe {
  readonly order?: 'big' | 'little';
  readonly formatCode?: number;
  /** Values of each trace: whole numbers that the format holds. */
  readonly traces: readonly (readonly number[])[];
  readonly fileStrings?: readonly string[];
  /** Strings of each trace. */
  readonly strings?: (trace: number) => readonly string[];
}

function block(strings: readonly string[], isLittle: boolean): Buffer {
  const parts = strings.map((text) => {
    const part = Buffer.alloc(2 + text.length + 1);
    isLittle ? part.writeUInt16LE(part.length) : part.writeUInt16BE(part.length);
    part.write(text, 2, 'latin1');
    return part;
  });
  return Buffer.concat([...parts, Buffer.alloc(2)]);
}

/** Four values as five words: the exponent of each is the least by which its mantissa fits 16 bits. */
function twentyBits(values: readonly number[], isLittle: boolean): Buffer {
  const groups: Buffer[] = [];
  for (let first = 0; first < values.length; first += 4) {
    const group = Buffer.alloc(10);
    let exponents = 0;
    for (let i = 0; i < 4; i++) {
      const value = values[first + i] ?? 0;
      let exponent = 0;
      while (Math.abs(value) / 2 ** exponent > 32767) exponent++;
      exponents |= exponent << (4 * i);
      const size = Math.abs(value) / 2 ** exponent;
      // One's complement: the bits of the size, turned over where the value is negative.
      const bits = value < 0 ? ~size & 0xffff : size;
      isLittle ? group.writeUInt16LE(bits, 2 + 2 * i) : group.writeUInt16BE(bits, 2 + 2 * i);
    }
    isLittle ? group.writeUInt16LE(exponents) : group.writeUInt16BE(exponents);
    groups.push(group);
  }
  return Buffer.concat(groups);
}

function samples(values: readonly number[], formatCode: number, isLittle: boolean): Buffer {
  if (formatCode === 3) return twentyBits(values, isLittle);
  const sizes: Record<number, number> = { 1: 2, 2: 4, 4: 4, 5: 8 };
  const size = sizes[formatCode] ?? 4;
  const bytes = Buffer.alloc(values.length * size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  values.forEach((value, i) => {
    if (formatCode === 1) view.setInt16(2 * i, value, isLittle);
    else if (formatCode === 2) view.setInt32(4 * i, value, isLittle);
    else if (formatCode === 5) view.setFloat64(8 * i, value, isLittle);
    else view.setFloat32(4 * i, value, isLittle);
  });
  return bytes;
}

export function makeSeg2(recipe: Seg2Recipe): Uint8Array {
  const { order = 'little', formatCode = 4, traces, fileStrings = [], strings = () => [] } = recipe;
  const isLittle = order === 'little';
  const put16 = (buffer: Buffer, value: number, at: number) =>
    isLittle ? buffer.writeUInt16LE(value, at) : buffer.writeUInt16BE(value, at);
  const put32 = (buffer: Buffer, value: number, at: number) =>
    isLittle ? buffer.writeUInt32LE(value, at) : buffer.writeUInt32BE(value, at);
  const blocks = traces.map((values, trace) => {
    const text = block(strings(trace), isLittle);
    const data = samples(values, formatCode, isLittle);
    const fixed = Buffer.alloc(32);
    put16(fixed, 0x4422, 0);
    put16(fixed, 32 + text.length, 2);
    put32(fixed, data.length, 4);
    put32(fixed, values.length, 8);
    fixed[12] = formatCode;
    return Buffer.concat([fixed, text, data]);
  });
  const head = Buffer.alloc(32);
  put16(head, 0x3a55, 0);
  put16(head, 1, 2);
  put16(head, 4 * traces.length, 4);
  put16(head, traces.length, 6);
  head.set([1, 0, 0, 1, 10, 0], 8);
  const pointers = Buffer.alloc(4 * traces.length);
  const text = block(fileStrings, isLittle);
  let at = head.length + pointers.length + text.length;
  blocks.forEach((bytes, trace) => {
    put32(pointers, at, 4 * trace);
    at += bytes.length;
  });
  return new Uint8Array(Buffer.concat([head, pointers, text, ...blocks]));
}
