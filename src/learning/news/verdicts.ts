import type { NewsKind } from '#learning/news/newsKind';
import type { SummaryValue } from '#learning/news/summaryValue';
import type { PickVerdict } from '#learning/training/metrics';

export interface VerdictsPayload {
  readonly step: number;
  readonly verdicts: PickVerdict[];
}

const PICKS_TAG = 'diffrakt/verdicts/picks';
const NUMBERS_TAG = 'diffrakt/verdicts/numbers';
/** Columns before the probabilities: held out, loss. */
const LEADING = 2;

/** The verdicts as two tensors: pick ids, and [pick][held out, loss, probabilities…]. */
function verdictSummary(verdicts: readonly PickVerdict[]): SummaryValue[] {
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
function verdictsOfSummary(values: readonly SummaryValue[]): PickVerdict[] | null {
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

/** How the picks were judged; the last judgement counts. */
export const verdictNews: NewsKind<VerdictsPayload, PickVerdict[]> = {
  empty: [],
  reduce: (known, payloads) => payloads[payloads.length - 1]?.verdicts ?? known,
  rewind: (known, step) => (step > 0 ? known : []),
  join: (stored, told) => (told.length > 0 ? told : stored),
  throttle: null,
  facts: ({ verdicts }) => ({ heldOutPickCount: verdicts.filter(({ heldOut }) => heldOut).length }),
  encode: ({ step, verdicts }) => [{ step, wallTimeMs: null, values: verdictSummary(verdicts) }],
  decode: ({ step, values }) => {
    const verdicts = verdictsOfSummary(values);
    return verdicts && { step, verdicts };
  },
};
