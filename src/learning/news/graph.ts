import type { GraphNode, ModelGraph } from '#learning/model/modelGraph';
import { latest, type NewsKind } from '#learning/news/newsKind';
import type { ReadSummary } from '#learning/news/summaryValue';

export interface GraphPayload {
  readonly graph: ModelGraph;
}

const GRAPH_TAG = 'diffrakt/graph';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isNode(node: unknown): node is GraphNode {
  if (!isObject(node)) return false;
  const text = (name: keyof GraphNode): boolean => typeof Reflect.get(node, name) === 'string';
  const { outputShape }: { outputShape?: unknown } = node;
  return (
    [text('id'), text('label'), text('kind'), text('detail')].every(Boolean) &&
    Array.isArray(outputShape) &&
    outputShape.every((size) => typeof size === 'number') &&
    typeof Reflect.get(node, 'parameterCount') === 'number'
  );
}

function isGraph(json: unknown): json is ModelGraph {
  if (!isObject(json)) return false;
  const { nodes, edges, parameterCount }: Partial<Record<keyof ModelGraph, unknown>> = json;
  const isEdge = (edge: unknown): boolean =>
    isObject(edge) && ['from', 'to'].every((end) => typeof Reflect.get(edge, end) === 'string');
  return (
    Array.isArray(nodes) &&
    nodes.every(isNode) &&
    Array.isArray(edges) &&
    edges.every(isEdge) &&
    typeof parameterCount === 'number'
  );
}

function decodeGraph({ values }: ReadSummary): GraphPayload | null {
  const found = values.find((value) => value.tag === GRAPH_TAG);
  if (found?.kind !== 'tensor' || found.tensor.type !== 'string') return null;
  try {
    const json: unknown = JSON.parse(found.tensor.values[0]);
    return isGraph(json) ? { graph: json } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The net as a graph; word for word in the event file, and as a GraphDef for TensorBoard. */
export const graphNews: NewsKind<GraphPayload, ModelGraph | null> = {
  ...latest<ModelGraph>(),
  reduce: (state, payloads) => payloads[payloads.length - 1]?.graph ?? state,
  throttle: null,
  facts: ({ graph }) => ({ parameterCount: graph.parameterCount }),
  encode: ({ graph }) => {
    const tensor = { type: 'string', shape: [], values: [JSON.stringify(graph)] } as const;
    const at = { step: null, wallTimeMs: null };
    return [
      { ...at, values: [], graph },
      { ...at, values: [{ kind: 'tensor', tag: GRAPH_TAG, tensor }] },
    ];
  },
  decode: decodeGraph,
};
