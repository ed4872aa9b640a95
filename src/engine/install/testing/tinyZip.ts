import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip archive made for a test; `bytes` may state a wrong length. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
  readonly isStored?: boolean;
  readonly bytes?: number;
}

/** The fields that the local and the central header share, from "version needed" on (APPNOTE 4.3.7). */
function commonFields({ name, content, isStored, bytes }: ZipEntry, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Names are UTF-8.
  fields.writeUInt16LE(1 << 11, 2);
  fields.writeUInt16LE(isStored ? 0 : 8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(bytes ?? content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

/** A zip archive of these files, written from the format's description. */
export function tinyZip(entries: readonly ZipEntry[]): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.isStored ? entry.content : deflateRawSync(entry.content);
    const [name, common] = [Buffer.from(entry.name), commonFields(entry, packed)];
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, behind, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
