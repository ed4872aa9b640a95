import { type CancelSignal, SegyError } from '../base/errors.js';

/** Asks that `target` be filled with the bytes from `offset` on, counted from 0. */
export interface ByteRange {
  readonly offset: number;
  readonly target: Uint8Array;
}

/**
 * Where bytes come from: a file, memory, a Blob, a server. Offsets are plain numbers, exact up to 2^53.
 * Reads never go beyond `size`.
 */
export interface ByteSource {
  /** Path or other name, for messages. */
  readonly name: string;
  /** Size in bytes. */
  readonly size: number;
  /** Of a file whose bytes are in records of another kind of file: its kind. Places differ from the file's own. */
  readonly wrapping?: string;
  /** Of bytes made from other files: how many bytes these have. */
  readonly fileBytes?: number;
  /** Where asking costs time: bytes from the first on that are at hand already. */
  readonly readyBytes?: number;
  /** Fills every range. Several come in one call so that a source can join neighbours. */
  read(ranges: readonly ByteRange[], signal?: CancelSignal): Promise<void>;
  dispose(): Promise<void>;
}

/** Bytes in memory. */
export function createMemorySource(bytes: Uint8Array, name = 'memory'): ByteSource {
  return {
    name,
    size: bytes.byteLength,
    read: async (ranges) => {
      for (const { offset, target } of ranges) target.set(bytes.subarray(offset, offset + target.byteLength));
    },
    dispose: async () => undefined,
  };
}

/** What is used of a browser's Blob or File. */
export interface BlobLike {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A Blob or File of a browser; only the bytes requested are read. */
export function createBlobSource(blob: BlobLike, name = 'file'): ByteSource {
  const readOne = async ({ offset, target }: ByteRange) => {
    const part = await blob.slice(offset, offset + target.byteLength).arrayBuffer();
    if (part.byteLength < target.byteLength) throw changedError(name, offset + part.byteLength);
    target.set(new Uint8Array(part));
  };
  return {
    name,
    size: blob.size,
    read: async (ranges) => {
      for (const group of joinRanges(ranges)) await readGroup(group, readOne);
    },
    dispose: async () => undefined,
  };
}

/** Ranges that are read at one go: from `offset` on, `byteCount` bytes. */
export interface RangeGroup {
  readonly offset: number;
  readonly byteCount: number;
  readonly ranges: readonly ByteRange[];
}

/** Reading over a gap is cheaper than asking twice, up to about this many bytes. */
const LARGEST_GAP = 8192;
const LARGEST_GROUP = 4 * 1024 * 1024;

/**
 * Joins ranges that are at most `largestGap` bytes apart, in rising order, so that a header column costs few
 * reads.
 */
export function joinRanges(ranges: readonly ByteRange[], largestGap = LARGEST_GAP): RangeGroup[] {
  const isRising = ranges.every(({ offset }, i) => i === 0 || ranges[i - 1].offset <= offset);
  const rising = isRising ? ranges : [...ranges].sort((a, b) => a.offset - b.offset);
  const groups: { offset: number; byteCount: number; ranges: ByteRange[] }[] = [];
  for (const range of rising) {
    const last = groups.at(-1);
    const end = range.offset + range.target.byteLength;
    const isNear = last !== undefined && range.offset - (last.offset + last.byteCount) <= largestGap;
    if (last && isNear && end - last.offset <= LARGEST_GROUP) {
      last.byteCount = Math.max(last.byteCount, end - last.offset);
      last.ranges.push(range);
    } else groups.push({ offset: range.offset, byteCount: range.target.byteLength, ranges: [range] });
  }
  return groups;
}

/** Reads a group by `readOne`, into the target itself where it has only one. */
export async function readGroup(
  group: RangeGroup,
  readOne: (range: ByteRange) => Promise<void>,
): Promise<void> {
  if (group.ranges.length === 1) return readOne(group.ranges[0]);
  const joined = new Uint8Array(group.byteCount);
  await readOne({ offset: group.offset, target: joined });
  for (const { offset, target } of group.ranges) {
    const from = offset - group.offset;
    target.set(joined.subarray(from, from + target.byteLength));
  }
}

/** The file is shorter than it was when it was opened. */
export function changedError(name: string, offset: number): SegyError {
  return new SegyError(
    'file.changed',
    `The file has become shorter since it was opened: no byte ${offset + 1} any more: ${name}`,
    'Open it again once nothing is writing to it.',
    { place: { file: name, byte: offset + 1 } },
  );
}
