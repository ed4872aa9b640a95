import { type CancelSignal, throwIfCancelled } from '../base/errors.js';
import type { FileLayout } from '../layout/layout.js';
import type { SampleArray } from '../samples/sampleArrays.js';
import type { ByteSource } from '../source/byteSource.js';
import { piecesOf, type TraceWindow } from './pieces.js';

/** A type of samples: how to make an array of it, and how to read `count` samples that begin at `from`. */
interface NativeType {
  readonly create: (length: number) => SampleArray;
  readonly readFrom: (view: DataView, from: number, count: number, isLittle: boolean) => SampleArray;
}

type Read<Value> = (view: DataView, at: number, isLittle: boolean) => Value;

interface Fillable<Value> {
  [index: number]: Value;
}

function nativeType<Value, Samples extends SampleArray & Fillable<Value>>(
  Samples: new (length: number) => Samples,
  bytes: number,
  read: Read<Value>,
): NativeType {
  const create = (length: number) => new Samples(length);
  const readFrom: NativeType['readFrom'] = (view, from, count, isLittle) => {
    const samples = create(count);
    const places: Fillable<Value> = samples;
    for (let i = 0; i < count; i++) places[i] = read(view, from + i * bytes, isLittle);
    return samples;
  };
  return { create, readFrom };
}

function uint24(view: DataView, at: number, isLittle: boolean): number {
  const [high, low] = isLittle ? [at + 2, at] : [at, at + 2];
  return (view.getUint8(high) << 16) | (view.getUint8(at + 1) << 8) | view.getUint8(low);
}

/** 2^−gain for every gain byte; halving is exact. */
const GAINS = new Float64Array(256);
for (let gain = 0, power = 1; gain < 256; gain++, power /= 2) GAINS[gain] = power;

/**
 * Format 4, fixed point with gain: the first byte is unused, the second the gain, the last two a signed
 * mantissa; value = mantissa · 2^−gain, as revisions 2.0 and 2.1 define it, or mantissa · 2^gain before.
 */
function fixedPoint(view: DataView, at: number, isLittle: boolean): number {
  const word = view.getUint32(at, isLittle);
  return ((word << 16) >> 16) * GAINS[(word >>> 16) & 0xff];
}

function fixedPointUpwards(view: DataView, at: number, isLittle: boolean): number {
  const word = view.getUint32(at, isLittle);
  return ((word << 16) >> 16) / GAINS[(word >>> 16) & 0xff];
}

const int8: Read<number> = (view, at) => view.getInt8(at);
const uint8: Read<number> = (view, at) => view.getUint8(at);
const int16: Read<number> = (view, at, isLittle) => view.getInt16(at, isLittle);
const uint16: Read<number> = (view, at, isLittle) => view.getUint16(at, isLittle);
const int24: Read<number> = (view, at, isLittle) => (uint24(view, at, isLittle) << 8) >> 8;
const int32: Read<number> = (view, at, isLittle) => view.getInt32(at, isLittle);
const uint32: Read<number> = (view, at, isLittle) => view.getUint32(at, isLittle);
const int64: Read<bigint> = (view, at, isLittle) => view.getBigInt64(at, isLittle);
const uint64: Read<bigint> = (view, at, isLittle) => view.getBigUint64(at, isLittle);
const float64: Read<number> = (view, at, isLittle) => view.getFloat64(at, isLittle);

/** By the format's decoder; formats 1 and 5 are float32 and go through the WebAssembly core. */
const NATIVE_TYPES: ReadonlyMap<number, NativeType> = new Map([
  [2, nativeType(Int32Array, 4, int32)],
  [3, nativeType(Int16Array, 2, int16)],
  [4, nativeType(Float64Array, 4, fixedPoint)],
  [13, nativeType(Float64Array, 4, fixedPointUpwards)],
  [6, nativeType(Float64Array, 8, float64)],
  [7, nativeType(Int32Array, 3, int24)],
  [8, nativeType(Int8Array, 1, int8)],
  [9, nativeType(BigInt64Array, 8, int64)],
  [10, nativeType(Uint32Array, 4, uint32)],
  [11, nativeType(Uint16Array, 2, uint16)],
  [12, nativeType(BigUint64Array, 8, uint64)],
  [15, nativeType(Uint32Array, 3, uint24)],
  [16, nativeType(Uint8Array, 1, uint8)],
]);

/** True for the formats whose own type is float32: 1 (IBM, rounded once) and 5. */
export function isNativelyFloat32(formatCode: number): boolean {
  return !NATIVE_TYPES.has(formatCode);
}

/** Puts samples at a place of an array of the same type. */
function place(target: SampleArray, samples: SampleArray, at: number): void {
  const { BYTES_PER_ELEMENT: width } = target;
  const bytes = new Uint8Array(target.buffer, target.byteOffset + at * width, samples.byteLength);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
}

/** What is read: `source` is big- or little-endian (`unswappedSource` makes it so), `window` inside the file. */
export interface NativeRequest {
  readonly source: ByteSource;
  readonly layout: FileLayout;
  readonly window: TraceWindow;
  readonly signal?: CancelSignal;
}

/** Samples of a window in the format's own type, trace-major. Not for formats 1 and 5. */
export async function readNativeWindow(request: NativeRequest): Promise<SampleArray> {
  const { source, layout, window, signal } = request;
  const type = NATIVE_TYPES.get(layout.format.decoder);
  if (!type) throw new Error(`Format ${layout.format.code} has no type of its own here.`);
  const samples = type.create(window.traceCount * window.sampleCount);
  const options = { blockTraces: Number.POSITIVE_INFINITY, wholeTraces: false };
  for (const piece of piecesOf(layout, window, options)) {
    throwIfCancelled(signal);
    const bytes = new Uint8Array(piece.byteCount);
    const ranges = piece.ranges.map(({ offset, at, byteCount }) => ({
      offset,
      target: bytes.subarray(at, at + byteCount),
    }));
    await source.read(ranges, signal);
    const view = new DataView(bytes.buffer);
    for (let trace = 0; trace < piece.traceCount; trace++) {
      const row = piece.firstTrace - window.firstTrace + trace;
      const at = row * window.sampleCount + piece.firstSample - window.firstSample;
      const isLittle = layout.sampleByteOrder === 'little';
      place(samples, type.readFrom(view, trace * piece.stride, piece.sampleCount, isLittle), at);
    }
  }
  return samples;
}
