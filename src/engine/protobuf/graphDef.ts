import { shapeFields, TYPE_CODES, tensorFields } from '#engine/protobuf/tensor';
import { type WriteFields, writeInteger, writeMessage, writeString } from '#engine/protobuf/wire';
import type { GraphAttribute, GraphOperation } from '#learning/layers/graphOperation';

/** A version of graphs of TensorFlow 1, which later ones read. */
const PRODUCER = 22;

function constantFields(shape: readonly number[], values: readonly number[]): WriteFields {
  return tensorFields({ type: 'int32', shape, values: Int32Array.from(values) });
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
        for (const shape of value) writeMessage(list, 7, shapeFields(shape));
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
      return (out) => writeMessage(out, 7, shapeFields(value));
    case 'constant':
      return (out) => writeMessage(out, 8, constantFields([value.length], value));
    case 'constantScalar':
      return (out) => writeMessage(out, 8, constantFields([], [value]));
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
