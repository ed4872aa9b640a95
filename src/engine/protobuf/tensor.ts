import type { BinaryWriter } from '@bufbuild/protobuf/wire';
import {
  decodeMessage,
  type WriteFields,
  writeBytes,
  writeInteger,
  writeMessage,
} from '#engine/protobuf/wire';
import type { LoggedTensor } from '#learning/news/summaryValue';

/** A tensor as a graph's constants have it, too. */
export type Tensor =
  | LoggedTensor
  | { readonly type: 'int32'; readonly shape: readonly number[]; readonly values: Int32Array };

/** Field numbers of tensor.proto and tensor_shape.proto. */
const DTYPE = 1;
const SHAPE = 2;
const CONTENT = 4;
const STRING_VALUES = 8;
const DIMENSION = 2;
const SIZE = 1;
/** Codes of types.proto. */
export const TYPE_CODES = { float32: 1, float64: 2, int32: 3, string: 7 } as const;

/** Writes the fields of a TensorShapeProto; -1 is a free length. */
export function shapeFields(shape: readonly number[]): WriteFields {
  return (writer) => {
    for (const size of shape) writeMessage(writer, DIMENSION, (inner) => writeInteger(inner, SIZE, size));
  };
}

function contentOf(values: Float32Array | Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Writes the fields of a TensorProto. Content is little endian, as every machine we run on. */
export function tensorFields(tensor: Tensor): WriteFields {
  return (writer: BinaryWriter) => {
    writeInteger(writer, DTYPE, TYPE_CODES[tensor.type]);
    writeMessage(writer, SHAPE, shapeFields(tensor.shape));
    if (tensor.type === 'string') {
      for (const value of tensor.values) writeBytes(writer, STRING_VALUES, new TextEncoder().encode(value));
    } else {
      writeBytes(writer, CONTENT, contentOf(tensor.values));
    }
  };
}

function decodeShape(bytes: Uint8Array): number[] {
  const shape: number[] = [];
  decodeMessage(bytes, {
    [DIMENSION]: (reader) =>
      decodeMessage(reader.bytes(), { [SIZE]: (inner) => shape.push(Number(inner.int64())) }),
  });
  return shape;
}

/** Reads a TensorProto; null for types that no event file of Diffrakt has. */
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
      shape = decodeShape(reader.bytes());
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
