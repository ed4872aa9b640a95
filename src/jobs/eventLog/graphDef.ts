import type { BinaryWriter } from '@bufbuild/protobuf/wire';
import { shapeFields } from '#jobs/eventLog/tensor';
import {
  encodeMessage,
  type WriteFields,
  writeInteger,
  writeMessage,
  writeString,
} from '#jobs/eventLog/wire';
import type { GraphNode, ModelGraph } from '#learning/metrics';

/** Op names as TensorBoard's graph page knows them. */
const OPS: Readonly<Record<GraphNode['kind'], string>> = {
  input: 'Placeholder',
  convolution: 'Conv2D',
  maxPool: 'MaxPool',
  dense: 'MatMul',
  activation: 'Relu',
  flatten: 'Reshape',
  softmax: 'Softmax',
  loss: 'SoftmaxCrossEntropyWithLogits',
};

/** Node names may hold letters, digits and `_ . - /`; other characters become `_`. */
function nodeName(id: string): string {
  return id.replace(/[^A-Za-z0-9_./-]/g, '_');
}

function writeAttribute(writer: BinaryWriter, name: string, value: WriteFields): void {
  writeMessage(writer, 5, (entry) => {
    writeString(entry, 1, name);
    writeMessage(entry, 2, value);
  });
}

/** Fields of attr_value.proto: list = 1 (shapes in it = 7), s = 2, i = 3. */
function writeAttributes(writer: BinaryWriter, node: GraphNode): void {
  writeAttribute(writer, '_output_shapes', (value) =>
    writeMessage(value, 1, (list) => writeMessage(list, 7, shapeFields(node.outputShape))),
  );
  writeAttribute(writer, 'parameters', (value) => writeInteger(value, 3, node.parameterCount));
  writeAttribute(writer, 'label', (value) => writeString(value, 2, node.label));
  writeAttribute(writer, 'detail', (value) => writeString(value, 2, node.detail));
}

/** The model as a GraphDef (graph.proto), so that TensorBoard's graph page opens it. */
export function encodeGraphDef(graph: ModelGraph): Uint8Array {
  return encodeMessage((writer) => {
    for (const node of graph.nodes) {
      writeMessage(writer, 1, (inner) => {
        writeString(inner, 1, nodeName(node.id));
        writeString(inner, 2, OPS[node.kind]);
        for (const edge of graph.edges) if (edge.to === node.id) writeString(inner, 3, nodeName(edge.from));
        writeAttributes(inner, node);
      });
    }
    writeMessage(writer, 4, (versions) => writeInteger(versions, 1, 22));
  });
}
