import type { SummaryValue } from '#jobs/eventLog/event';
import type { ModelGraph, PickVerdict } from '#learning/training/metrics';

const PICKS_TAG = 'diffrakt/verdicts/picks';
const NUMBERS_TAG = 'diffrakt/verdicts/numbers';
const GRAPH_TAG = 'diffrakt/graph';
/** Columns before the probabilities: held out, loss. */
const LEADING = 2;

/** The verdicts as two tensors: pick ids, and [pick][held out, loss, probabilities…]. */
export function verdictSummary(verdicts: readonly PickVerdict[]): SummaryValue[] {
  const columns = LEADING + (verdicts[0]?.probabilities.length ?? 0);
  const rows = verdicts.map(({ heldOut, loss, probabilities }) => [heldOut ? 1 : 0, loss, ...probabilities]);
  const ids = verdicts.map(({ pickId }) => pickId);
  return [
    { kind: 'tensor', tag: PICKS_TAG, tensor: { type: 'string', shape: [ids.length], values: ids } },
    {
      kind: 'tensor',
      tag: NUMBERS_TAG,
      tensor: { type: 'float64', shape: [rows.length, columns], values: Float64Array.from(rows.flat()) },
    },
  ];
}

/** The verdicts that a summary holds, or null where it holds none. */
export function verdictsOfSummary(values: readonly SummaryValue[]): PickVerdict[] | null {
  const ids = values.find((value) => value.tag === PICKS_TAG);
  const numbers = values.find((value) => value.tag === NUMBERS_TAG);
  if (ids?.kind !== 'tensor' || ids.tensor.type !== 'string') return null;
  if (numbers?.kind !== 'tensor' || numbers.tensor.type !== 'float64') return null;
  const { shape, values: cells } = numbers.tensor;
  return ids.tensor.values.map((pickId, row) => {
    const [heldOut, loss, ...probabilities] = cells.subarray(row * shape[1], (row + 1) * shape[1]);
    return { pickId, heldOut: heldOut === 1, probabilities, loss };
  });
}

/** The graph word for word; the GraphDef beside it is for TensorBoard. */
export function graphSummary(graph: ModelGraph): SummaryValue[] {
  const tensor = { type: 'string', shape: [], values: [JSON.stringify(graph)] } as const;
  return [{ kind: 'tensor', tag: GRAPH_TAG, tensor }];
}

/** The graph's JSON text that a summary holds, or null where it holds none. */
export function graphTextOfSummary(values: readonly SummaryValue[]): string | null {
  const found = values.find((value) => value.tag === GRAPH_TAG);
  return found?.kind === 'tensor' && found.tensor.type === 'string' ? found.tensor.values[0] : null;
}
