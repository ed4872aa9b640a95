import type { ByteRange, ByteSource } from './byteSource.js';

/** Records of a file, one behind the other: where each begins and how many bytes it has. */
export interface Records {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
  /** How many bytes of each record are there; the rest are zeros. All of them where it is left out. */
  readonly filled?: readonly number[];
}

/** The record that holds a byte of the joined records, by their first bytes there. */
function recordAt(starts: Float64Array, position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * A file that is kept in records, as the bytes of those records without what is between them.
 * `wrapping` names the kind of file, for messages.
 */
export function recordSource(source: ByteSource, records: Records, wrapping: string): ByteSource {
  const { offsets, lengths, filled = lengths } = records;
  const starts = new Float64Array(offsets.length);
  let size = 0;
  lengths.forEach((length, i) => {
    starts[i] = size;
    size += length;
  });
  const parts = ({ offset, target }: ByteRange): ByteRange[] => {
    const found: ByteRange[] = [];
    let record = recordAt(starts, offset);
    for (let done = 0; done < target.byteLength; record++) {
      const inRecord = offset + done - starts[record];
      const count = Math.min(target.byteLength - done, lengths[record] - inRecord);
      const there = Math.max(0, Math.min(count, filled[record] - inRecord));
      const part = target.subarray(done, done + count);
      part.subarray(there).fill(0);
      if (there > 0) found.push({ offset: offsets[record] + inRecord, target: part.subarray(0, there) });
      done += count;
    }
    return found;
  };
  return {
    name: source.name,
    size,
    wrapping,
    readyBytes: source.readyBytes,
    read: (ranges, signal) => source.read(ranges.flatMap(parts), signal),
    dispose: () => source.dispose(),
  };
}
