import { activationOf } from '#learning/layers/activations';
import { activationNameOf, kindOf } from '#learning/layers/registry';
import {
  type ModelSpec,
  parameterCount,
  sizeOfShape,
  type WiredLayer,
  wiredLayers,
} from '#learning/model/modelSpec';

/** A node of the model's graph: a layer or an input, with its exact parameter count. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** A kind of layer, or "input", "activation", "softmax", "loss". */
  readonly kind: string;
  readonly outputShape: number[];
  readonly parameterCount: number;
  readonly detail: string;
}

/** The model as it is: nodes in order of computation and the edges between them. */
export interface ModelGraph {
  readonly nodes: GraphNode[];
  readonly edges: { readonly from: string; readonly to: string }[];
  readonly parameterCount: number;
}

const INPUT_ID = 'panel';

/** The node of a layer, and one of its activation behind it where it has any. */
function nodesOfLayer({ layer, outputShape, parameters }: WiredLayer): GraphNode[] {
  const node: GraphNode = {
    id: layer.name,
    label: layer.name,
    kind: layer.kind,
    outputShape,
    parameterCount: parameters.reduce((sum, { shape }) => sum + sizeOfShape(shape), 0),
    detail: kindOf(layer).drawing.detail(layer),
  };
  const name = activationNameOf(layer);
  const activation = activationOf(name);
  if (!activation) return [node];
  const id = `${layer.name}/${name}`;
  return [node, { id, kind: 'activation', outputShape, parameterCount: 0, ...activation.drawing }];
}

/** What nets are shown, and what the rows and columns of it are. */
const INPUTS = {
  panel: { label: 'correlation panel', rows: 'trace lags', columns: 'time lags' },
  section: { label: 'part of a section', rows: 'samples', columns: 'traces' },
} as const;

/** Edges into a layer, from the last nodes of those that it takes, and on to its activation. */
function edgesOfLayer({ inputs }: WiredLayer, nodes: readonly GraphNode[], lastIds: readonly string[]) {
  const into = inputs.map((from) => ({ from: from < 0 ? INPUT_ID : lastIds[from], to: nodes[0].id }));
  return [...into, ...nodes.slice(1).map(({ id }, i) => ({ from: nodes[i].id, to: id }))];
}

/**
 * The net as a graph, from the panel to the loss, with the exact shape and number of parameters of each
 * layer. `outputs` names the classes of the softmax, `input` what the net is shown.
 */
export function graphOf(
  spec: ModelSpec,
  outputs: readonly string[],
  input: keyof typeof INPUTS = 'panel',
): ModelGraph {
  const wired = wiredLayers(spec);
  const layers = wired.map(nodesOfLayer);
  const lastIds = layers.map((nodes) => nodes[nodes.length - 1].id);
  const [height, width, channels] = spec.inputShape;
  const outputShape = [...wired[wired.length - 1].outputShape];
  const nodes: GraphNode[] = [
    {
      id: INPUT_ID,
      label: INPUTS[input].label,
      kind: 'input',
      outputShape: [...spec.inputShape],
      parameterCount: 0,
      detail: `${height} ${INPUTS[input].rows} × ${width} ${INPUTS[input].columns}, ${channels} channels`,
    },
    ...layers.flat(),
    {
      ...{ id: 'softmax', label: 'softmax', kind: 'softmax', detail: outputs.join(', ') },
      ...{ outputShape, parameterCount: 0 },
    },
    {
      ...{ id: 'loss', label: 'cross-entropy', kind: 'loss', detail: 'mean, nats' },
      ...{ outputShape: [], parameterCount: 0 },
    },
  ];
  const edges = [
    ...wired.flatMap((layer, i) => edgesOfLayer(layer, layers[i], lastIds)),
    { from: lastIds[lastIds.length - 1], to: 'softmax' },
    { from: 'softmax', to: 'loss' },
  ];
  return { nodes, edges, parameterCount: parameterCount(spec) };
}
