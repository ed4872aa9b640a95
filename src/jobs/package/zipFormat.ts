/**
 * Records of the zip format (PKWARE APPNOTE 6.3) for entries that are stored without compression. Sizes and offsets
 * beyond 32 bits are written as ZIP64.
 */

/** An entry whose bytes are known: what stands before them in the file. */
export interface StoredEntry {
  /** With "/" between folders. */
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** An entry that is written, and where its header begins. */
export interface PlacedEntry extends StoredEntry {
  readonly offset: number;
}

const UNKNOWN_32 = 0xffffffff;
const UNKNOWN_16 = 0xffff;
const VERSION = 45;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: packages of the same files are the same bytes. */
const DATE = 0x0021;
/** A regular file that its owner may write, made on Unix. */
const MADE_BY = 0x0300 | VERSION;
const ATTRIBUTES = (0o100644 << 16) >>> 0;

/** Sizes from here on are written as ZIP64; tests take less. */
const ZIP64_FROM = UNKNOWN_32;

function zip64Extra(...values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [i, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  return extra;
}

/** What local header and directory have in common: from the version to the length of the extra field. */
function commonFields({ crc32, bytes }: StoredEntry, isZip64: boolean, lengths: readonly [number, number]) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc32, 10);
  const size = isZip64 ? UNKNOWN_32 : bytes;
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(lengths[0], 22);
  fields.writeUInt16LE(lengths[1], 24);
  return fields;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The header before the bytes of an entry. */
export function localHeader(entry: StoredEntry, zip64From = ZIP64_FROM): Buffer {
  const name = Buffer.from(entry.name);
  const isZip64 = entry.bytes >= zip64From;
  const extra = isZip64 ? zip64Extra(entry.bytes, entry.bytes) : Buffer.alloc(0);
  const fields = commonFields(entry, isZip64, [name.length, extra.length]);
  return Buffer.concat([signature(0x04034b50), fields, name, extra]);
}

function directoryRecord(entry: PlacedEntry, zip64From: number): Buffer {
  const name = Buffer.from(entry.name);
  const isZip64 = entry.bytes >= zip64From || entry.offset >= zip64From;
  const extra = isZip64 ? zip64Extra(entry.bytes, entry.bytes, entry.offset) : Buffer.alloc(0);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_BY);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(ATTRIBUTES, 6);
  rest.writeUInt32LE(isZip64 ? UNKNOWN_32 : entry.offset, 10);
  const fields = commonFields(entry, isZip64, [name.length, extra.length]);
  return Buffer.concat([signature(0x02014b50), madeBy, fields, rest, name, extra]);
}

function zip64End(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(MADE_BY, 12);
  end.writeUInt16LE(VERSION, 14);
  for (const [i, value] of [count, count, bytes, offset].entries())
    end.writeBigUInt64LE(BigInt(value), 24 + 8 * i);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

/** All that follows the last entry. @param offset where it begins in the file */
export function zipDirectory(
  entries: readonly PlacedEntry[],
  offset: number,
  zip64From = ZIP64_FROM,
): Buffer {
  const records = Buffer.concat(entries.map((entry) => directoryRecord(entry, zip64From)));
  const [count, bytes] = [entries.length, records.length];
  const isZip64 = count >= UNKNOWN_16 || bytes >= zip64From || offset >= zip64From;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10]) end.writeUInt16LE(isZip64 ? UNKNOWN_16 : count, at);
  end.writeUInt32LE(isZip64 ? UNKNOWN_32 : bytes, 12);
  end.writeUInt32LE(isZip64 ? UNKNOWN_32 : offset, 16);
  return Buffer.concat([records, isZip64 ? zip64End(count, bytes, offset) : Buffer.alloc(0), end]);
}
