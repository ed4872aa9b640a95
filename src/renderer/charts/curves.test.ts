import { describe, expect, it } from 'vitest';
import type { RunHistory, StepMetrics } from '#contract/contract';
import { EMPTY_HISTORY } from '#contract/training';
import { runSeries, stepCurves } from '#renderer/charts/curves';

const steps: StepMetrics[] = [0, 1, 2].map((step) => ({
  ...{ step, epoch: 0, wallTimeMs: 1000 + 500 * step, loss: 1 / (1 + step), accuracy: 0.25 * step },
  ...{ learningRate: 0.01, gradientNorm: 3 - step, examplesPerSecond: 100 * step },
  ...(step === 1 ? {} : { validationLoss: 2 - step / 2, validationAccuracy: step / 4 }),
}));
const history: RunHistory = { runId: 'a', ...EMPTY_HISTORY, steps };

describe('curves of training', () => {
  it('has a chart of each figure that is logged of a step, by step or by seconds', () => {
    const byTitle = new Map(stepCurves(steps, 'time').map(({ title, series }) => [title, series[0].points]));
    expect(byTitle.get('Training accuracy · by batch')?.map(([, y]) => y)).toEqual([0, 0.25, 0.5]);
    expect(byTitle.get('Norm of the gradient, before clipping')?.map(([, y]) => y)).toEqual([3, 2, 1]);
    expect(byTitle.get('Speed · examples a second')?.at(-1)).toEqual([1, 200]);
    expect(stepCurves(steps, 'step')[1].series[0].points.map(([x]) => x)).toEqual([0, 1, 2]);
  });

  it('lays the judged steps of several runs together, each in its colour, without those that have none', () => {
    const runs = [
      { name: 'Run 1', history },
      { name: 'Run 2', history: null },
      { name: 'Run 3', history },
    ];
    const series = runSeries(runs, 'validationLoss');
    expect(series.map(({ name, points }) => [name, points])).toEqual([
      [
        'Run 1',
        [
          [0, 2],
          [2, 1],
        ],
      ],
      [
        'Run 3',
        [
          [0, 2],
          [2, 1],
        ],
      ],
    ]);
    expect(new Set(series.map(({ colour }) => colour)).size).toBe(2);
    expect(runSeries(runs, 'validationAccuracy')[0].points).toEqual([
      [0, 0],
      [2, 0.5],
    ]);
  });
});
