import { decodeMessage, type WriteFields, writeInteger, writeMessage } from '#jobs/protobuf/wire';

/** Field numbers of tensor_shape.proto. */
const DIMENSION = 2;
const SIZE = 1;

/** Writes the fields of a TensorShapeProto; -1 is a free length. */
export function tensorShapeFields(shape: readonly number[]): WriteFields {
  return (writer) => {
    for (const size of shape) writeMessage(writer, DIMENSION, (inner) => writeInteger(inner, SIZE, size));
  };
}

/** Reads a TensorShapeProto. */
export function decodeTensorShape(bytes: Uint8Array): number[] {
  const shape: number[] = [];
  decodeMessage(bytes, {
    [DIMENSION]: (reader) =>
      decodeMessage(reader.bytes(), { [SIZE]: (inner) => shape.push(Number(inner.int64())) }),
  });
  return shape;
}
