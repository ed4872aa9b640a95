/**
 * The exact value of every sample, decoded by DataView and arithmetic that does not round, as the measure
 * that float32 answers are held against. Independent of the library: positions and formats are handed in.
 */
export interface ExactRequest {
  readonly bytes: Uint8Array;
  readonly formatCode: number;
  readonly isLittle: boolean;
  readonly firstTraceOffset: number;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly headerBytes?: number;
  /** Format 4's gain counts upwards before revision 2. */
  readonly isBeforeRevision2?: boolean;
}

const SAMPLE_BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 4,
  3: 2,
  4: 4,
  5: 4,
  6: 8,
  7: 3,
  8: 1,
  9: 8,
  10: 4,
  11: 2,
  12: 8,
  15: 3,
  16: 1,
};

/** 2^power by doubling, exact; JavaScript's ** may be off in the last bit. */
function powerOfTwo(power: number): number {
  let value = 1;
  for (let i = 0; i < Math.abs(power); i++) value = power < 0 ? value / 2 : value * 2;
  return value;
}

const IBM_POWERS = Float64Array.from({ length: 128 }, (_, exponent) => powerOfTwo(4 * exponent - 280));

/** The exact value of an IBM word: 24 bits and a power of two, within what a double holds. */
export function ibmValue(word: number): number {
  const magnitude = (word & 0xffffff) * IBM_POWERS[(word >>> 24) & 127];
  return word >>> 31 ? -magnitude : magnitude;
}

/** Fixed point with gain: the low 16 bits, signed, times 2^−gain as rev 2 has it, or 2^gain as those before. */
function fixedPointValue(word: number, isUpwards: boolean): number {
  const mantissa = (word & 0xffff) - (word & 0x8000 ? 65536 : 0);
  const gain = Math.floor(word / 65536) % 256;
  return mantissa * (isUpwards ? 2 ** gain : 2 ** -gain);
}

/**
 * A double that rounds to the same float32 as the 64-bit integer: bits that a double has no room for are
 * summed up in one below, which is enough to tell where the value lies between two float32.
 */
function stickyDouble(value: bigint): number {
  const size = value < 0n ? -value : value;
  const kept = (size >> 11n) | ((size & 2047n) === 0n ? 0n : 1n);
  const magnitude = size < 2n ** 53n ? Number(size) : Number(kept) * 2048;
  return value < 0n ? -magnitude : magnitude;
}

function word24(view: DataView, at: number, isLittle: boolean): number {
  const parts = [view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2)];
  const [high, middle, low] = isLittle ? parts.reverse() : parts;
  return high * 65536 + middle * 256 + low;
}

type Read = (view: DataView, at: number, isLittle: boolean) => number;

const READ: Readonly<Record<number, Read>> = {
  1: (view, at, little) => ibmValue(view.getUint32(at, little)),
  2: (view, at, little) => view.getInt32(at, little),
  3: (view, at, little) => view.getInt16(at, little),
  4: (view, at, little) => fixedPointValue(view.getUint32(at, little), false),
  5: (view, at, little) => view.getFloat32(at, little),
  6: (view, at, little) => view.getFloat64(at, little),
  7: (view, at, little) => ((word24(view, at, little) + 2 ** 23) % 2 ** 24) - 2 ** 23,
  8: (view, at) => view.getInt8(at),
  9: (view, at, little) => stickyDouble(view.getBigInt64(at, little)),
  10: (view, at, little) => view.getUint32(at, little),
  11: (view, at, little) => view.getUint16(at, little),
  12: (view, at, little) => stickyDouble(view.getBigUint64(at, little)),
  15: word24,
  16: (view, at) => view.getUint8(at),
};

/** Samples, trace-major; round them once (`Math.fround`) to get the float32 that is to be read. */
export function exactSamples(request: ExactRequest): Float64Array {
  const { bytes, formatCode, isLittle, sampleCount, traceCount, headerBytes = 240 } = request;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read: Read =
    formatCode === 4 && request.isBeforeRevision2
      ? (words, at, little) => fixedPointValue(words.getUint32(at, little), true)
      : READ[formatCode];
  const width = SAMPLE_BYTES[formatCode];
  const values = new Float64Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const first = request.firstTraceOffset + trace * (headerBytes + sampleCount * width) + headerBytes;
    for (let i = 0; i < sampleCount; i++)
      values[trace * sampleCount + i] = read(view, first + i * width, isLittle);
  }
  return values;
}
