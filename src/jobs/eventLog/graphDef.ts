import { graphDefFields } from '#engine/protobuf/graphDef';
import { encodeMessage } from '#engine/protobuf/wire';
import { activationLabelled } from '#learning/layers/activations';
import type { GraphOperation } from '#learning/layers/graphOperation';
import { kindNamed, LAYER_KIND_NAMES } from '#learning/layers/registry';
import type { GraphNode, ModelGraph } from '#learning/model/modelGraph';

/** Operations of nodes that are not layers, as TensorBoard's graph page names them. */
const OTHERS: Readonly<Record<string, string>> = {
  input: 'Placeholder',
  softmax: 'Softmax',
  loss: 'SoftmaxCrossEntropyWithLogits',
};

function typeOf({ kind, label }: GraphNode): string {
  if (kind === 'activation') return activationLabelled(label)?.graph.operation ?? 'Identity';
  const layer = LAYER_KIND_NAMES.find((name) => name === kind);
  return layer ? kindNamed(layer).drawing.operation : (OTHERS[kind] ?? 'Identity');
}

/** Node names may hold letters, digits and `_ . - /`; other characters become `_`. */
function nodeName(id: string): string {
  return id.replace(/[^A-Za-z0-9_./-]/g, '_');
}

function operationOf(node: GraphNode, edges: ModelGraph['edges']): GraphOperation {
  return {
    name: nodeName(node.id),
    operation: typeOf(node),
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
