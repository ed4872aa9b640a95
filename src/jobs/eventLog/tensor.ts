import type { BinaryWriter } from '@bufbuild/protobuf/wire';
import { decodeTensorShape, tensorShapeFields } from '#jobs/protobuf/tensorShape';
import { decodeMessage, type WriteFields, writeBytes, writeInteger, writeMessage } from '#jobs/protobuf/wire';

/** A tensor as it stands in an event file; strings are UTF-8. Values run in row-major order. */
export type LoggedTensor =
  | { readonly type: 'float32'; readonly shape: readonly number[]; readonly values: Float32Array }
  | { readonly type: 'float64'; readonly shape: readonly number[]; readonly values: Float64Array }
  | { readonly type: 'string'; readonly shape: readonly number[]; readonly values: readonly string[] };

/** Field numbers of tensor.proto; codes of types.proto. */
const DTYPE = 1;
const SHAPE = 2;
const CONTENT = 4;
const STRING_VALUES = 8;
const TYPE_CODES = { float32: 1, float64: 2, string: 7 } as const;

function contentOf(values: Float32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Writes the fields of a TensorProto. Content is little endian, as every machine we run on. */
export function tensorFields(tensor: LoggedTensor): WriteFields {
  return (writer: BinaryWriter) => {
    writeInteger(writer, DTYPE, TYPE_CODES[tensor.type]);
    writeMessage(writer, SHAPE, tensorShapeFields(tensor.shape));
    if (tensor.type === 'string') {
      for (const value of tensor.values) writeBytes(writer, STRING_VALUES, new TextEncoder().encode(value));
    } else {
      writeBytes(writer, CONTENT, contentOf(tensor.values));
    }
  };
}

/** Reads a TensorProto; null for types that Diffrakt does not write. */
export function decodeTensor(bytes: Uint8Array): LoggedTensor | null {
  let code = 0;
  let shape: number[] = [];
  let content = new Uint8Array(0);
  const strings: string[] = [];
  decodeMessage(bytes, {
    [DTYPE]: (reader) => {
      code = reader.int32();
    },
    [SHAPE]: (reader) => {
      shape = decodeTensorShape(reader.bytes());
    },
    [CONTENT]: (reader) => {
      content = Uint8Array.from(reader.bytes());
    },
    [STRING_VALUES]: (reader) => strings.push(reader.string()),
  });
  if (code === TYPE_CODES.float32)
    return { type: 'float32', shape, values: new Float32Array(content.buffer) };
  if (code === TYPE_CODES.float64)
    return { type: 'float64', shape, values: new Float64Array(content.buffer) };
  return code === TYPE_CODES.string ? { type: 'string', shape, values: strings } : null;
}
