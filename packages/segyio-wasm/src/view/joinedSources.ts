import type { CancelSignal } from '../base/errors.js';
import type { ByteRange, ByteSource } from '../source/byteSource.js';

/** Two sources one behind the other; no range that is read may lie in both. Neither is closed with it. */
export function joinedSources(first: ByteSource, second: ByteSource): ByteSource {
  const shifted = ({ offset, target }: ByteRange): ByteRange => ({ offset: offset - first.size, target });
  const read = async (ranges: readonly ByteRange[], signal?: CancelSignal) => {
    const inFirst = ranges.filter(({ offset }) => offset < first.size);
    const inSecond = ranges.filter(({ offset }) => offset >= first.size);
    if (inFirst.length > 0) await first.read(inFirst, signal);
    if (inSecond.length > 0) await second.read(inSecond.map(shifted), signal);
  };
  return { name: second.name, size: first.size + second.size, read, dispose: async () => undefined };
}
