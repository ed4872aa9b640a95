import { SegyError } from '../base/errors.js';
import { ibmWordOf } from '../base/ibmWord.js';
import { type ByteOrder, swappedPairs } from '../header/byteOrder.js';
import { giveBackCore, takeCore } from '../wasm/wasmCore.js';
import type { SampleFormat } from './formats.js';
import type { SampleArray } from './sampleArrays.js';
import { checkSamplesFit } from './sampleFit.js';

type PutSample = (view: DataView, at: number, value: number | bigint, isLittle: boolean) => void;

function put24(view: DataView, at: number, word: number, isLittle: boolean): void {
  view.setUint8(isLittle ? at : at + 2, word & 0xff);
  view.setUint8(at + 1, (word >> 8) & 0xff);
  view.setUint8(isLittle ? at + 2 : at, (word >> 16) & 0xff);
}

/** How one sample of each format is laid down; it has been checked that it fits. */
const PUTS: Readonly<Record<number, PutSample>> = {
  1: (view, at, value, isLittle) => view.setUint32(at, ibmWordOf(Number(value)), isLittle),
  2: (view, at, value, isLittle) => view.setInt32(at, Number(value), isLittle),
  3: (view, at, value, isLittle) => view.setInt16(at, Number(value), isLittle),
  5: (view, at, value, isLittle) => view.setFloat32(at, Number(value), isLittle),
  6: (view, at, value, isLittle) => view.setFloat64(at, Number(value), isLittle),
  7: (view, at, value, isLittle) => put24(view, at, Number(value), isLittle),
  8: (view, at, value) => view.setInt8(at, Number(value)),
  9: (view, at, value, isLittle) => view.setBigInt64(at, BigInt(value), isLittle),
  10: (view, at, value, isLittle) => view.setUint32(at, Number(value), isLittle),
  11: (view, at, value, isLittle) => view.setUint16(at, Number(value), isLittle),
  12: (view, at, value, isLittle) => view.setBigUint64(at, BigInt(value), isLittle),
  15: (view, at, value, isLittle) => put24(view, at, Number(value), isLittle),
  16: (view, at, value) => view.setUint8(at, Number(value)),
};

/** The commonest case, float32 into 4-byte floats, by the WebAssembly core. */
function encodeFloats(samples: Float32Array, format: SampleFormat, order: ByteOrder): Uint8Array {
  const core = takeCore();
  try {
    const at = core.reserve(samples.byteLength);
    core.floats(at, samples.length).set(samples);
    core.run.encode(format.code, order !== 'little', at, at, samples.length);
    if (order === 'pair-swapped') core.run.swapPairs(at, samples.byteLength);
    return core.bytes(at, samples.byteLength).slice();
  } finally {
    giveBackCore(core);
  }
}

/** Samples as bytes, without the checks of `encodeSamples`. */
export function encodeChecked(samples: SampleArray, format: SampleFormat, order: ByteOrder): Uint8Array {
  if (samples instanceof Float32Array && (format.code === 1 || format.code === 5))
    return encodeFloats(samples, format, order);
  const bytes = new Uint8Array(samples.length * format.bytes);
  const view = new DataView(bytes.buffer);
  const put = PUTS[format.code];
  const isLittle = order === 'little';
  for (let i = 0; i < samples.length; i++) put(view, i * format.bytes, samples[i], isLittle);
  return order === 'pair-swapped' ? swappedPairs(bytes) : bytes;
}

/**
 * Samples as the bytes of a writable format. Floats are rounded once, to nearest, ties to even. Nothing is
 * clamped, cut or rounded into an integer: what does not fit is refused.
 * @throws SegyError 'format.unsupported'; 'value.outside' naming the sample, as `checkSamplesFit`
 */
export function encodeSamples(samples: SampleArray, format: SampleFormat, order: ByteOrder): Uint8Array {
  checkWritable(format);
  checkSamplesFit(samples, format, { sampleCount: Math.max(1, samples.length), firstTrace: 0 });
  return encodeChecked(samples, format, order);
}

/** @throws SegyError 'format.unsupported' */
export function checkWritable({ code, name, isWritable }: SampleFormat): void {
  if (isWritable) return;
  throw new SegyError(
    'format.unsupported',
    `Sample format ${code} (${name}) cannot be written.`,
    'Write format 5 (IEEE float), 1 (IBM float), 6 (IEEE float of 8 bytes) or one of the integers.',
  );
}
