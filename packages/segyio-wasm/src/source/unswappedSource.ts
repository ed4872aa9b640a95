import { swappedPairs } from '../header/byteOrder.js';
import type { ByteRange, ByteSource } from './byteSource.js';

/** The range widened to whole 16-bit words of the file; the last byte of a file of odd size has no partner. */
function evenRange({ offset, target }: ByteRange, size: number): ByteRange {
  const first = offset - (offset % 2);
  const end = Math.min(size, offset + target.byteLength + ((offset + target.byteLength) % 2));
  return { offset: first, target: new Uint8Array(end - first) };
}

/**
 * A pair-swapped file as the big-endian one that it was made from. Pairs are counted from the file's first
 * byte, as `dd conv=swab` makes them, so that traces of odd length come out right too.
 */
export function unswappedSource(source: ByteSource): ByteSource {
  return {
    name: source.name,
    size: source.size,
    read: async (ranges, signal) => {
      const even = ranges.map((range) => evenRange(range, source.size));
      await source.read(even, signal);
      ranges.forEach(({ offset, target }, index) => {
        const from = offset - even[index].offset;
        target.set(swappedPairs(even[index].target).subarray(from, from + target.byteLength));
      });
    },
    dispose: () => source.dispose(),
  };
}
