/** IBM words against exact arithmetic, for the test of a sample and the bench of all 2^32. */
import type { ByteRange, ByteSource } from '../src/source/byteSource.js';
import { ibmValue } from './exactSamples.js';
import { makeSegy } from './makeSegy.js';

export interface IbmCounts {
  checked: number;
  /** Words whose float32 is not the exact value rounded once, bit by bit. */
  wrongValues: number;
  /** Words that do not come back as the one normalised word of the float32's exact value. */
  wrongWords: number;
  infinite: number;
  zero: number;
  /** Words whose value float32 cannot hold: rounded in its subnormal range. */
  rounded: number;
}

export function createIbmCounts(): IbmCounts {
  return { checked: 0, wrongValues: 0, wrongWords: 0, infinite: 0, zero: 0, rounded: 0 };
}

/** True where `word` is what `value`, decoded from a word of the given sign bit, has to be written as. */
function isRightWord(word: number, value: number, sign: number): boolean {
  if (value === 0) return word === sign;
  if (!Number.isFinite(value)) return word === (sign | 0x7fffffff) >>> 0;
  return ibmValue(word) === value && (word & 0xf00000) !== 0;
}

/**
 * Holds decoded floats and the words that they are encoded to against exact arithmetic: an IBM value has 24
 * bits and a power within float64's range, so float64 holds it exactly and `Math.fround` rounds it once.
 */
export function checkIbm(
  block: { readonly words: Uint32Array; readonly decoded: Float32Array; readonly encoded: Uint32Array },
  counts: IbmCounts,
): void {
  const { words, decoded, encoded } = block;
  const exact = new Float64Array(words.length);
  for (let i = 0; i < words.length; i++) exact[i] = ibmValue(words[i]);
  const expected = new Uint32Array(new Float32Array(exact).buffer);
  const found = new Uint32Array(decoded.buffer, decoded.byteOffset, decoded.length);
  counts.checked += words.length;
  for (let i = 0; i < words.length; i++) {
    const value = decoded[i];
    if (found[i] !== expected[i]) counts.wrongValues++;
    if (!isRightWord(encoded[i], value, (words[i] & 0x80000000) >>> 0)) counts.wrongWords++;
    if (value === 0) counts.zero++;
    else if (!Number.isFinite(value)) counts.infinite++;
    else if (value !== exact[i]) counts.rounded++;
  }
}

/**
 * A big-endian file of one trace or several of `sampleCount` IBM words, made as it is read: sample `i` of
 * the file, counted over all traces, is `wordAt(i)`. Reads begin and end at whole words.
 */
export function ibmWordSource(
  sampleCount: number,
  wordAt: (index: number) => number,
  traceCount = 1,
): ByteSource {
  const head = makeSegy({ format: 1, samples: 1, traces: 1, binary: { 3221: 1 } });
  const traceBytes = 240 + 4 * sampleCount;
  const fill = ({ offset, target }: ByteRange) => {
    const view = new DataView(target.buffer, target.byteOffset, target.byteLength);
    let at = 0;
    while (at < target.byteLength) {
      const inFile = offset + at - 3600;
      const trace = Math.max(0, Math.floor(inFile / traceBytes));
      const inTrace = inFile - trace * traceBytes;
      const isHeader = inTrace < 240;
      const end = Math.min(target.byteLength, at + (isHeader ? 240 : traceBytes) - inTrace);
      if (isHeader) {
        target.set(head.subarray(3600 + inTrace, 3600 + inTrace + end - at), at);
        at = end;
        continue;
      }
      const first = trace * sampleCount + (inTrace - 240) / 4;
      for (let i = 0; at < end; i++, at += 4) view.setUint32(at, wordAt(first + i));
    }
  };
  return {
    name: 'IBM words',
    size: 3600 + traceCount * traceBytes,
    read: async (ranges) => ranges.forEach(fill),
    dispose: async () => undefined,
  };
}
