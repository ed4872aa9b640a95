import type { ByteRange, ByteSource } from '../source/byteSource.js';

/** Exchanges the top bit of every word: an unsigned word less its middle is that word read with a sign. */
function flipTopBits({ offset, target }: ByteRange, first: number, wordBytes: 1 | 2): void {
  const skipped = Math.max(0, first - offset);
  const phase = (offset + skipped - first) % wordBytes;
  const top = skipped + ((wordBytes - 1 - phase + wordBytes) % wordBytes);
  for (let i = top; i < target.length; i += wordBytes) target[i] ^= 0x80;
}

/**
 * The same bytes with the little-endian unsigned words from byte `first` on made signed about their middle
 * (128 or 32768), so that they decode as the SEG-Y formats 8 and 3. The source is not closed with it.
 */
export function centredSource(source: ByteSource, first: number, wordBytes: 1 | 2): ByteSource {
  return {
    name: source.name,
    size: source.size,
    read: async (ranges, signal) => {
      await source.read(ranges, signal);
      for (const range of ranges) flipTopBits(range, first, wordBytes);
    },
    dispose: async () => undefined,
  };
}
