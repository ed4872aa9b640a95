import type { ByteOrder } from '../header/byteOrder.js';
import type { RawStretch } from './tellingWords.js';

/** Words of samples read in one way: as one format in one order of bytes. */
export interface Words {
  readonly values: Float64Array;
  /** Exponent of two of the smallest step between neighbouring values of the format at this value. */
  readonly stepExponents: Int16Array;
  /** Exponent of two of the value's lowest bit that is set. */
  readonly lowestBits: Int16Array;
  /** 1 where the word is no proper value: NaN, infinite, an IBM mantissa that begins with 0, a byte that is not 0 in format 4. */
  readonly flaws: Uint8Array;
  /** 1 for the words that tell something about their format. */
  readonly isTelling: Uint8Array;
}

type ReadWord = (view: DataView, at: number, isLittle: boolean, into: Words, i: number) => void;

/** Exponent of two of the lowest bit set in a whole number below 2^32 that is not 0. */
function lowestBitOf(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function put(into: Words, i: number, value: number, step: number, lowest: number): void {
  into.values[i] = value;
  into.stepExponents[i] = step;
  into.lowestBits[i] = lowest;
}

const IBM_POWERS = Float64Array.from({ length: 128 }, (_, exponent) => 2 ** (4 * exponent - 280));

const ibm: ReadWord = (view, at, isLittle, into, i) => {
  const word = view.getUint32(at, isLittle);
  const mantissa = word & 0xffffff;
  const exponent = (word >>> 24) & 0x7f;
  const step = 4 * exponent - 280;
  const size = mantissa * IBM_POWERS[exponent];
  put(into, i, word >>> 31 ? -size : size, step, mantissa === 0 ? step : step + lowestBitOf(mantissa));
  into.flaws[i] = mantissa < 0x100000 && (word & 0x7fffffff) !== 0 ? 1 : 0;
};

const ieee32: ReadWord = (view, at, isLittle, into, i) => {
  const word = view.getUint32(at, isLittle);
  const exponent = (word >>> 23) & 0xff;
  const mantissa = (word & 0x7fffff) | (exponent === 0 ? 0 : 0x800000);
  const step = Math.max(1, exponent) - 150;
  const value = view.getFloat32(at, isLittle);
  into.flaws[i] = exponent === 0xff ? 1 : 0;
  put(into, i, exponent === 0xff ? 0 : value, step, mantissa === 0 ? step : step + lowestBitOf(mantissa));
};

const ieee64: ReadWord = (view, at, isLittle, into, i) => {
  const high = view.getUint32(isLittle ? at + 4 : at, isLittle);
  const low = view.getUint32(isLittle ? at : at + 4, isLittle);
  const exponent = (high >>> 20) & 0x7ff;
  const step = Math.max(1, exponent) - 1075;
  const top = (high & 0xfffff) | (exponent === 0 ? 0 : 0x100000);
  const lowest = low !== 0 ? lowestBitOf(low) : top === 0 ? 0 : 32 + lowestBitOf(top);
  into.flaws[i] = exponent === 0x7ff ? 1 : 0;
  put(into, i, exponent === 0x7ff ? 0 : view.getFloat64(at, isLittle), step, step + lowest);
};

/** 64-bit integers come as doubles: of large ones only the upper bits count. */
function integer64(isSigned: boolean): ReadWord {
  return (view, at, isLittle, into, i) => {
    const value = Number(isSigned ? view.getBigInt64(at, isLittle) : view.getBigUint64(at, isLittle));
    const low = view.getUint32(isLittle ? at : at + 4, isLittle);
    put(into, i, value, 0, low === 0 ? 32 : lowestBitOf(low));
    into.flaws[i] = 0;
  };
}

function integer(read: (view: DataView, at: number, isLittle: boolean) => number): ReadWord {
  return (view, at, isLittle, into, i) => {
    const value = read(view, at, isLittle);
    put(into, i, value, 0, value === 0 ? 0 : lowestBitOf(value));
    into.flaws[i] = 0;
  };
}

function uint24(view: DataView, at: number, isLittle: boolean): number {
  const [high, low] = isLittle ? [at + 2, at] : [at, at + 2];
  return (view.getUint8(high) << 16) | (view.getUint8(at + 1) << 8) | view.getUint8(low);
}

/** Fixed point with gain, by the sign of the gain's exponent. */
function fixedPoint(sign: 1 | -1): ReadWord {
  return (view, at, isLittle, into, i) => {
    const word = view.getUint32(at, isLittle);
    const mantissa = (word << 16) >> 16;
    const step = sign * ((word >>> 16) & 0xff);
    put(into, i, mantissa * 2 ** step, step, mantissa === 0 ? step : step + lowestBitOf(mantissa));
    into.flaws[i] = word >>> 24 === 0 ? 0 : 1;
  };
}

/** By the format's decoder, as in `SampleFormat`: format 4 counts its gain downwards, 13 upwards. */
const READS: ReadonlyMap<number, ReadWord> = new Map([
  [1, ibm],
  [2, integer((view, at, isLittle) => view.getInt32(at, isLittle))],
  [3, integer((view, at, isLittle) => view.getInt16(at, isLittle))],
  [4, fixedPoint(-1)],
  [13, fixedPoint(1)],
  [5, ieee32],
  [6, ieee64],
  [7, integer((view, at, isLittle) => (uint24(view, at, isLittle) << 8) >> 8)],
  [8, integer((view, at) => view.getInt8(at))],
  [9, integer64(true)],
  [10, integer((view, at, isLittle) => view.getUint32(at, isLittle))],
  [11, integer((view, at, isLittle) => view.getUint16(at, isLittle))],
  [12, integer64(false)],
  [15, integer(uint24)],
  [16, integer((view, at) => view.getUint8(at))],
]);

/** Reads the words of a stretch. Pair-swapped ones have been unswapped and count as big-endian. */
export function readWords(
  { bytes, count, isTelling }: RawStretch,
  format: { readonly decoder: number; readonly bytes: number },
  order: Exclude<ByteOrder, 'pair-swapped'>,
): Words {
  const read = READS.get(format.decoder);
  if (!read) throw new Error(`Format ${format.decoder} cannot be judged.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: Words = {
    values: new Float64Array(count),
    stepExponents: new Int16Array(count),
    lowestBits: new Int16Array(count),
    flaws: new Uint8Array(count),
    isTelling,
  };
  for (let i = 0; i < count; i++) read(view, i * format.bytes, order === 'little', words, i);
  return words;
}
