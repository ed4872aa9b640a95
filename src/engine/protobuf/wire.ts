import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** Writes the fields of one message. */
export type WriteFields = (writer: BinaryWriter) => void;

/** What to do with each field number; others are skipped, as protobuf requires. */
export type FieldReaders = Readonly<Record<number, (reader: BinaryReader, wireType: WireType) => void>>;

export function encodeMessage(write: WriteFields): Uint8Array {
  const writer = new BinaryWriter();
  write(writer);
  return writer.finish();
}

export function decodeMessage(bytes: Uint8Array, readers: FieldReaders): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag();
    const read = readers[field];
    if (read) read(reader, wireType);
    else reader.skip(wireType, field);
  }
}

export function writeMessage(writer: BinaryWriter, field: number, write: WriteFields): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

export function writeString(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

export function writeBytes(writer: BinaryWriter, field: number, value: Uint8Array): void {
  writer.tag(field, WireType.LengthDelimited).bytes(value);
}

export function writeDouble(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Bit64).double(value);
}

export function writeInteger(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(value);
}

export function writePackedDoubles(writer: BinaryWriter, field: number, values: readonly number[]): void {
  writeMessage(writer, field, (inner) => {
    for (const value of values) inner.double(value);
  });
}

/** Repeated doubles, whether the writer packed them or not. */
export function readDoubles(reader: BinaryReader, wireType: WireType, into: number[]): void {
  const end = wireType === WireType.LengthDelimited ? reader.uint32() + reader.pos : reader.pos + 8;
  while (reader.pos < end) into.push(reader.double());
}
