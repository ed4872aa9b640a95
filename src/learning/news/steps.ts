import { appendSteps, type NewsKind, type RunFacts } from '#learning/news/newsKind';
import type { SummaryValue } from '#learning/news/summaryValue';
import type { StepMetrics } from '#learning/training/metrics';

export interface StepsPayload {
  readonly steps: StepMetrics[];
}

/** Holds a step in full precision; scalars of event files are single precision. */
const STEP_TAG = 'diffrakt/step';

/** What TensorBoard shows, by tag. */
const SCALARS: readonly (readonly [string, (metrics: StepMetrics) => number | undefined])[] = [
  ['loss/train', (metrics) => metrics.loss],
  ['loss/validation', (metrics) => metrics.validationLoss],
  ['accuracy/train', (metrics) => metrics.accuracy],
  ['accuracy/validation by pick', (metrics) => metrics.validationAccuracy],
  ['optimiser/learning rate', (metrics) => metrics.learningRate],
  ['optimiser/gradient norm', (metrics) => metrics.gradientNorm],
  ['speed/examples per second', (metrics) => metrics.examplesPerSecond],
];

/** The step in the order in which it is stored; a missing validation is NaN with a 0 in its flag. */
function numbersOf(metrics: StepMetrics): number[] {
  return [
    metrics.epoch,
    metrics.wallTimeMs,
    metrics.loss,
    metrics.accuracy,
    metrics.validationLoss === undefined ? 0 : 1,
    metrics.validationLoss ?? Number.NaN,
    metrics.validationAccuracy === undefined ? 0 : 1,
    metrics.validationAccuracy ?? Number.NaN,
    metrics.learningRate,
    metrics.gradientNorm,
    metrics.examplesPerSecond,
  ];
}

/** The summary values of one training step. */
function stepSummary(metrics: StepMetrics): SummaryValue[] {
  const values: SummaryValue[] = [];
  for (const [tag, pick] of SCALARS) {
    const value = pick(metrics);
    if (value !== undefined) values.push({ kind: 'scalar', tag, value });
  }
  const numbers = Float64Array.from(numbersOf(metrics));
  const tensor = { type: 'float64', shape: [numbers.length], values: numbers } as const;
  return [...values, { kind: 'tensor', tag: STEP_TAG, tensor }];
}

/** The step that a summary holds, or null where it holds none. */
function stepOfSummary(step: number, values: readonly SummaryValue[]): StepMetrics | null {
  const found = values.find((value) => value.kind === 'tensor' && value.tag === STEP_TAG);
  if (found?.kind !== 'tensor' || found.tensor.type !== 'float64') return null;
  const [epoch, wallTimeMs, loss, accuracy, hasLoss, validationLoss, ...rest] = found.tensor.values;
  const [hasAccuracy, validationAccuracy, learningRate, gradientNorm, examplesPerSecond] = rest;
  return {
    step,
    epoch,
    wallTimeMs,
    loss,
    accuracy,
    ...(hasLoss ? { validationLoss } : {}),
    ...(hasAccuracy ? { validationAccuracy } : {}),
    learningRate,
    gradientNorm,
    examplesPerSecond,
  };
}

function factsOf({ steps }: StepsPayload): Partial<RunFacts> {
  const last = steps.at(-1);
  const judged = steps.filter(({ validationAccuracy }) => validationAccuracy !== undefined).at(-1);
  return {
    ...(last && { lastStep: last.step, lastLoss: last.loss }),
    ...(judged && { validationAccuracy: judged.validationAccuracy }),
  };
}

/** Training steps; every one is delivered, in at most ten batches a second. */
export const stepsNews: NewsKind<StepsPayload, StepMetrics[]> = {
  empty: [],
  reduce: (known, payloads) =>
    appendSteps(
      known,
      payloads.flatMap(({ steps }) => steps),
    ),
  rewind: (known, first) => known.filter(({ step }) => step < first),
  join: appendSteps,
  throttle: { everyMs: 100, merge: (held, newer) => ({ steps: [...held.steps, ...newer.steps] }) },
  facts: factsOf,
  encode: ({ steps }) =>
    steps.map((metrics) => ({
      ...{ step: metrics.step, wallTimeMs: metrics.wallTimeMs },
      values: stepSummary(metrics),
    })),
  decode: ({ step, values }) => {
    const metrics = stepOfSummary(step, values);
    return metrics && { steps: [metrics] };
  },
};
