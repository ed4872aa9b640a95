import type { ByteRange, ByteSource } from 'segyio-wasm';

/** A request for bytes from this far apart is made as one anyway. */
const BLOCK_BYTES = 65_536;
/** Bytes that are kept; the blocks that were used longest ago give way. */
const MOST_BYTES = 256 * 2 ** 20;

/** Numbers of the blocks that a range touches. */
function blocksOf({ offset, target }: ByteRange): number[] {
  const first = Math.floor(offset / BLOCK_BYTES);
  const count = Math.ceil((offset + target.byteLength) / BLOCK_BYTES) - first;
  return Array.from({ length: count }, (_, i) => first + i);
}

/** Fills the part of a range that lies in a block. */
function fillFrom(block: Uint8Array, number: number, { offset, target }: ByteRange): void {
  const from = Math.max(offset, number * BLOCK_BYTES);
  const to = Math.min(offset + target.byteLength, number * BLOCK_BYTES + block.length);
  target.set(block.subarray(from - number * BLOCK_BYTES, to - number * BLOCK_BYTES), from - offset);
}

/**
 * A source that keeps what it has read, in blocks, so that nothing is fetched twice while it is held. Reads larger
 * than what is kept pass through.
 */
export function cachedSource(source: ByteSource, mostBytes = MOST_BYTES): ByteSource {
  const kept = new Map<number, Uint8Array>();
  const mostBlocks = Math.max(1, Math.floor(mostBytes / BLOCK_BYTES));
  const keep = (number: number, block: Uint8Array): void => {
    kept.delete(number);
    kept.set(number, block);
    const [oldest] = kept.keys();
    if (kept.size > mostBlocks) kept.delete(oldest);
  };
  const fetchBlocks = async (numbers: readonly number[], signal: Parameters<ByteSource['read']>[1]) => {
    const blocks = numbers.map((number) => {
      const offset = number * BLOCK_BYTES;
      return { offset, target: new Uint8Array(Math.min(BLOCK_BYTES, source.size - offset)) };
    });
    await source.read(blocks, signal);
    return new Map(numbers.map((number, i) => [number, blocks[i].target]));
  };
  return {
    ...source,
    read: async (ranges, signal) => {
      const numbers = [...new Set(ranges.filter(({ target }) => target.byteLength > 0).flatMap(blocksOf))];
      if (numbers.length > mostBlocks) return source.read(ranges, signal);
      const missing = numbers.filter((number) => !kept.has(number));
      const fetched = missing.length > 0 ? await fetchBlocks(missing, signal) : new Map<number, Uint8Array>();
      const blocks = new Map(numbers.map((number) => [number, fetched.get(number) ?? kept.get(number)]));
      for (const range of ranges) {
        for (const number of blocksOf(range)) {
          const block = blocks.get(number);
          if (block) fillFrom(block, number, range);
        }
      }
      for (const [number, block] of blocks) if (block) keep(number, block);
    },
  };
}
