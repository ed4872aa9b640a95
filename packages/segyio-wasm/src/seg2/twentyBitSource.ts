import { type ByteOrder, readWord } from '../header/byteOrder.js';
import type { ByteRange, ByteSource } from '../source/byteSource.js';

/** Four samples are five words: four exponents of 4 bits, that of the first sample lowest, then four mantissas. */
const GROUP_SAMPLES = 4;
const GROUP_BYTES = 10;
const FLOAT_BYTES = 4;

/** Bytes of so many samples of 20 bits: whole groups of four. */
export function twentyBitBytes(sampleCount: number): number {
  return Math.ceil(sampleCount / GROUP_SAMPLES) * GROUP_BYTES;
}

/** Groups as little-endian float32: mantissa · 2^exponent, a negative mantissa in one's complement. */
function floatsOf(groups: Uint8Array, order: ByteOrder): Uint8Array {
  const floats = new Uint8Array((groups.length / GROUP_BYTES) * GROUP_SAMPLES * FLOAT_BYTES);
  const view = new DataView(floats.buffer);
  for (let group = 0; group * GROUP_BYTES < groups.length; group++) {
    const at = group * GROUP_BYTES;
    const exponents = readWord(groups, at, 'uint16', order);
    for (let i = 0; i < GROUP_SAMPLES; i++) {
      const mantissa = readWord(groups, at + 2 + 2 * i, 'int16', order);
      const value = (mantissa < 0 ? mantissa + 1 : mantissa) * 2 ** ((exponents >> (4 * i)) & 15);
      view.setFloat32((group * GROUP_SAMPLES + i) * FLOAT_BYTES, value, true);
    }
  }
  return floats;
}

/**
 * Samples of SEG-2's 20-bit format as little-endian float32, trace behind trace. A range that is read lies in one
 * trace. The source is not closed with it.
 * @param traceOffsets where the samples of each trace begin in the source
 */
export function twentyBitSource(
  source: ByteSource,
  traceOffsets: readonly number[],
  parts: { readonly sampleCount: number; readonly order: ByteOrder },
): ByteSource {
  const { sampleCount, order } = parts;
  const traceBytes = FLOAT_BYTES * sampleCount;
  const groupFloats = GROUP_SAMPLES * FLOAT_BYTES;
  const stored = ({ offset, target }: ByteRange) => {
    const trace = Math.floor(offset / traceBytes);
    const from = offset - trace * traceBytes;
    const firstGroup = Math.floor(from / groupFloats);
    const groupCount = Math.ceil((from + target.byteLength) / groupFloats) - firstGroup;
    const range = {
      offset: traceOffsets[trace] + firstGroup * GROUP_BYTES,
      target: new Uint8Array(groupCount * GROUP_BYTES),
    };
    return { range, skipped: from - firstGroup * groupFloats };
  };
  return {
    name: source.name,
    size: traceBytes * traceOffsets.length,
    read: async (ranges, signal) => {
      const found = ranges.map(stored);
      await source.read(
        found.map(({ range }) => range),
        signal,
      );
      ranges.forEach(({ target }, i) => {
        const { range, skipped } = found[i];
        target.set(floatsOf(range.target, order).subarray(skipped, skipped + target.byteLength));
      });
    },
    dispose: async () => undefined,
  };
}
