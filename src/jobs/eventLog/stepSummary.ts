import type { SummaryValue } from '#jobs/eventLog/event';
import type { StepMetrics } from '#learning/training/metrics';

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
export function stepSummary(metrics: StepMetrics): SummaryValue[] {
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
export function stepOfSummary(step: number, values: readonly SummaryValue[]): StepMetrics | null {
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
