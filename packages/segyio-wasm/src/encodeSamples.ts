import type { ByteOrder } from './byteOrder.js';
import { SegyError } from './errors.js';
import type { SampleFormat } from './formats.js';
import { giveBackCore, takeCore } from './wasmCore.js';

/**
 * Samples as the bytes of a writable format.
 * @throws SegyError 'format.unsupported'; 'value.outside' for NaN or infinity in IBM floats, which have none
 */
export function encodeSamples(samples: Float32Array, format: SampleFormat, order: ByteOrder): Uint8Array {
  if (!format.isWritable) {
    throw new SegyError(
      'format.unsupported',
      `Sample format ${format.code} (${format.name}) cannot be written.`,
      'Write format 5 (IEEE float) or 1 (IBM float).',
    );
  }
  const core = takeCore();
  try {
    const at = core.reserve(samples.byteLength);
    core.floats(at, samples.length).set(samples);
    if (format.code === 1 && core.run.countNotFinite(at, samples.length) > 0) throw notFinite();
    core.run.encode(format.code, order !== 'little', at, at, samples.length);
    if (order === 'pair-swapped') core.run.swapPairs(at, samples.byteLength);
    return core.bytes(at, samples.byteLength).slice();
  } finally {
    giveBackCore(core);
  }
}

function notFinite(): SegyError {
  return new SegyError(
    'value.outside',
    'A sample is not a finite number; IBM floats have no word for it.',
    'Write IEEE floats (format 5), or put 0 in its place.',
  );
}
