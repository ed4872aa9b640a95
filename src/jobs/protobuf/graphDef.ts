import { tensorShapeFields } from '#jobs/protobuf/tensorShape';
import { type WriteFields, writeBytes, writeInteger, writeMessage, writeString } from '#jobs/protobuf/wire';
import type { GraphAttribute, GraphOperation } from '#learning/graphOperation';

/** Codes of types.proto. */
const TYPE_CODES = { float32: 1, int32: 3 } as const;

/** The version of graphs that TensorFlow 1.5 made and everything since then reads. */
const PRODUCER = 22;

/** A TensorProto of a list: type = 1, shape = 2, content = 4, little endian as every machine we run on. */
function constantFields(values: readonly number[]): WriteFields {
  return (tensor) => {
    writeInteger(tensor, 1, TYPE_CODES.int32);
    writeMessage(tensor, 2, tensorShapeFields([values.length]));
    writeBytes(tensor, 4, new Uint8Array(Int32Array.from(values).buffer));
  };
}

/** A list in an AttrValue: integers = 3, shapes = 7. */
function listFields(write: WriteFields): WriteFields {
  return (value) => writeMessage(value, 1, write);
}

/** An AttrValue: list = 1, text = 2, integer = 3, flag = 5, type = 6, shape = 7, tensor = 8. */
function valueFields({ kind, value }: GraphAttribute): WriteFields {
  switch (kind) {
    case 'integers':
      return listFields((list) => {
        for (const integer of value) writeInteger(list, 3, integer);
      });
    case 'shapes':
      return listFields((list) => {
        for (const shape of value) writeMessage(list, 7, tensorShapeFields(shape));
      });
    case 'text':
      return (out) => writeString(out, 2, value);
    case 'integer':
      return (out) => writeInteger(out, 3, value);
    case 'flag':
      return (out) => writeInteger(out, 5, value ? 1 : 0);
    case 'type':
      return (out) => writeInteger(out, 6, TYPE_CODES[value]);
    case 'shape':
      return (out) => writeMessage(out, 7, tensorShapeFields(value));
    case 'constant':
      return (out) => writeMessage(out, 8, constantFields(value));
  }
}

/** A NodeDef: name = 1, operation = 2, inputs = 3, attributes = 5. */
function operationFields({ name, operation, inputs, attributes }: GraphOperation): WriteFields {
  return (node) => {
    writeString(node, 1, name);
    writeString(node, 2, operation);
    for (const input of inputs) writeString(node, 3, input);
    for (const [key, value] of Object.entries(attributes))
      writeMessage(node, 5, (entry) => {
        writeString(entry, 1, key);
        writeMessage(entry, 2, valueFields(value));
      });
  };
}

/** Operations as the fields of a GraphDef (graph.proto, node_def.proto, attr_value.proto). */
export function graphDefFields(operations: readonly GraphOperation[]): WriteFields {
  return (graph) => {
    for (const operation of operations) writeMessage(graph, 1, operationFields(operation));
    writeMessage(graph, 4, (versions) => writeInteger(versions, 1, PRODUCER));
  };
}
