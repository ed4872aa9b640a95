import {
  type LayerSpec,
  layerShapes,
  type ModelSpec,
  parameterCount,
  parameterShapes,
} from '#learning/model/modelSpec';
import type { GraphNode, ModelGraph } from '#learning/training/metrics';

function detailOf(layer: LayerSpec): string {
  if (layer.kind === 'flatten') return 'all values in a row';
  if (layer.kind === 'dense') return `${layer.units} units`;
  if (layer.kind === 'maxPool') return `largest of each ${layer.size} × ${layer.size}`;
  return `${layer.filters} kernels of ${layer.kernel} × ${layer.kernel}, stride ${layer.stride}`;
}

function nodesOfLayer(layer: LayerSpec, shape: number[], count: number): GraphNode[] {
  const node: GraphNode = {
    id: layer.name,
    label: layer.name,
    kind: layer.kind,
    outputShape: shape,
    parameterCount: count,
    detail: detailOf(layer),
  };
  if (!('activation' in layer) || layer.activation === 'none') return [node];
  const id = `${layer.name}/relu`;
  return [
    node,
    { id, label: 'ReLU', kind: 'activation', outputShape: shape, parameterCount: 0, detail: 'max(0, x)' },
  ];
}

/**
 * The net as a graph, from the panel to the loss, with the exact shape and number of parameters of each
 * layer. `outputs` names the classes of the softmax.
 */
export function graphOf(spec: ModelSpec, outputs: readonly string[]): ModelGraph {
  const shapes = layerShapes(spec);
  const parameters = parameterShapes(spec);
  const countOf = (name: string): number =>
    parameters.filter(({ layer }) => layer === name).reduce((sum, { size }) => sum + size, 0);
  const [height, width, channels] = spec.inputShape;
  const ends = { parameterCount: 0, outputShape: [outputs.length] };
  const nodes: GraphNode[] = [
    {
      id: 'panel',
      label: 'correlation panel',
      kind: 'input',
      outputShape: [...spec.inputShape],
      parameterCount: 0,
      detail: `${height} trace lags × ${width} time lags, ${channels} channels`,
    },
    ...spec.layers.flatMap((layer, i) => nodesOfLayer(layer, shapes[i], countOf(layer.name))),
    { id: 'softmax', label: 'softmax', kind: 'softmax', detail: outputs.join(', '), ...ends },
    { ...ends, id: 'loss', label: 'cross-entropy', kind: 'loss', detail: 'mean, nats', outputShape: [] },
  ];
  const edges = nodes.slice(1).map(({ id }, i) => ({ from: nodes[i].id, to: id }));
  return { nodes, edges, parameterCount: parameterCount(spec) };
}
