import type { StepMetrics } from '#contract/contract';
import type { Series } from '../charts/series';

type Horizontal = 'step' | 'time';

function pointsOf(
  steps: readonly StepMetrics[],
  horizontal: Horizontal,
  value: (step: StepMetrics) => number | undefined,
): [number, number][] {
  const startMs = steps[0]?.wallTimeMs ?? 0;
  return steps.flatMap((step): [number, number][] => {
    const y = value(step);
    const x = horizontal === 'step' ? step.step : (step.wallTimeMs - startMs) / 1000;
    return y === undefined ? [] : [[x, y]];
  });
}

/** Training loss of every step, and validation loss of the steps that have it. */
export function lossSeries(steps: readonly StepMetrics[], horizontal: Horizontal): Series[] {
  const validation = pointsOf(steps, horizontal, (step) => step.validationLoss);
  const training = pointsOf(steps, horizontal, (step) => step.loss);
  return [
    { name: 'training', colour: '--chart-1', points: training },
    ...(validation.length > 0 ? [{ name: 'validation', colour: '--chart-2', points: validation }] : []),
  ];
}

/** Share of held-out picks classified correctly. */
export function accuracySeries(steps: readonly StepMetrics[], horizontal: Horizontal): Series[] {
  const picks = pointsOf(steps, horizontal, (step) => step.validationAccuracy);
  return [{ name: 'held-out picks', colour: '--chart-2', points: picks }];
}
