import { graphDefFields } from '#engine/protobuf/graphDef';
import { encodeMessage } from '#engine/protobuf/wire';
import type { GraphOperation } from '#learning/model/graphOperation';
import type { GraphNode, ModelGraph } from '#learning/training/metrics';

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

function operationOf(node: GraphNode, edges: ModelGraph['edges']): GraphOperation {
  return {
    name: nodeName(node.id),
    operation: OPS[node.kind],
    inputs: edges.filter(({ to }) => to === node.id).map(({ from }) => nodeName(from)),
    attributes: {
      _output_shapes: { kind: 'shapes', value: [node.outputShape] },
      parameters: { kind: 'integer', value: node.parameterCount },
      label: { kind: 'text', value: node.label },
      detail: { kind: 'text', value: node.detail },
    },
  };
}

/** The model as a GraphDef, so that TensorBoard's graph page opens it. */
export function encodeGraphDef({ nodes, edges }: ModelGraph): Uint8Array {
  return encodeMessage(graphDefFields(nodes.map((node) => operationOf(node, edges))));
}
