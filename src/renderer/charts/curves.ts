import type { RunHistory, StepMetrics } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import type { Series } from './series';

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
    { name: say('training'), colour: '--chart-1', points: training },
    ...(validation.length > 0 ? [{ name: say('validation'), colour: '--chart-2', points: validation }] : []),
  ];
}

/** Share of held-out picks classified correctly. */
export function accuracySeries(steps: readonly StepMetrics[], horizontal: Horizontal): Series[] {
  const picks = pointsOf(steps, horizontal, (step) => step.validationAccuracy);
  return [{ name: say('held-out picks'), colour: '--chart-2', points: picks }];
}

/** A curve of training that has a chart of its own. */
export interface StepCurve {
  readonly title: string;
  readonly range?: readonly [number, number];
  readonly series: Series[];
}

/** What else is logged of each step: how well the batch is fitted, how large the steps are, and how fast they go. */
export function stepCurves(steps: readonly StepMetrics[], horizontal: Horizontal): StepCurve[] {
  const curve = (name: string, colour: string, value: (step: StepMetrics) => number): Series[] => [
    { name, colour, points: pointsOf(steps, horizontal, value) },
  ];
  return [
    {
      title: say('Training accuracy · by batch'),
      range: [0, 1],
      series: curve(say('batch'), '--chart-1', ({ accuracy }) => accuracy),
    },
    {
      title: say('Learning rate'),
      series: curve(say('learning rate'), '--chart-3', ({ learningRate }) => learningRate),
    },
    {
      title: say('Norm of the gradient, before clipping'),
      series: curve(say('norm'), '--chart-1', ({ gradientNorm }) => gradientNorm),
    },
    {
      title: say('Speed · examples a second'),
      series: curve(say('speed'), '--chart-2', ({ examplesPerSecond }) => examplesPerSecond),
    },
  ];
}

/** Colours of runs whose curves are drawn together. */
const RUN_COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--good', '--danger', '--text'];

/** A curve of several runs in one chart: their validation loss, or the share of held-out picks that are right. */
export function runSeries(
  runs: readonly { readonly name: string; readonly history: RunHistory | null }[],
  value: 'validationLoss' | 'validationAccuracy',
): Series[] {
  return runs.flatMap(({ name, history }, i) => {
    const points = pointsOf(history?.steps ?? [], 'step', (step) => step[value]);
    return points.length > 0 ? [{ name, colour: RUN_COLOURS[i % RUN_COLOURS.length], points }] : [];
  });
}
