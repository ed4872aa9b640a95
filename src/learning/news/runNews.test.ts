import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendSteps } from '#learning/news/newsKind';
import {
  addNews,
  addSummaries,
  EMPTY_HISTORY,
  factsOf,
  joinHistories,
  mergeNews,
  type RunNews,
  rewindHistory,
  summariesOf,
} from '#learning/news/runNews';
import type { StepMetrics } from '#learning/training/metrics';

const at = (...steps: number[]) => steps.map((step) => ({ step }));
const stepsOf = (entries: readonly { step: number }[]) => entries.map(({ step }) => step);

describe('the history of a run', () => {
  it('is extended at its end', () => {
    expect(stepsOf(appendSteps(at(0, 1, 2), at(3, 4)))).toEqual([0, 1, 2, 3, 4]);
    expect(stepsOf(appendSteps([], at(7)))).toEqual([7]);
    expect(stepsOf(appendSteps(at(0, 1), []))).toEqual([0, 1]);
  });

  it('drops steps that are repeated after a checkpoint, and keeps the new values', () => {
    const known = at(0, 1, 2, 3, 4).map((entry) => ({ ...entry, from: 'before' }));
    const fresh = at(2, 3).map((entry) => ({ ...entry, from: 'after' }));
    expect(appendSteps(known, fresh)).toEqual([...known.slice(0, 2), ...fresh]);
  });

  it('starts over where a run continues from its first step', () => {
    expect(stepsOf(appendSteps(at(0, 10, 20), at(0)))).toEqual([0]);
  });

  it('never holds a step twice, whatever the checkpoint', () => {
    const length = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(length, length, length, (known, checkpoint, fresh) => {
        const first = Math.min(known, checkpoint);
        const joined = appendSteps(
          at(...Array(known).keys()),
          Array.from({ length: fresh }, (_, i) => ({ step: first + i })),
        );
        const end = fresh > 0 ? first + fresh : known;
        expect(stepsOf(joined)).toEqual([...Array(end).keys()]);
      }),
      { seed: 1 },
    );
  });

  it('joins the steps of the files with those that arrived while they were read', () => {
    const stored = { ...EMPTY_HISTORY, steps: [0, 1, 2].map(metricsOf) };
    const told = { ...EMPTY_HISTORY, steps: [2, 3].map(metricsOf) };
    expect(stepsOf(joinHistories(stored, told).steps)).toEqual([0, 1, 2, 3]);
    expect(joinHistories(stored, EMPTY_HISTORY)).toEqual(stored);
  });
});

const metricsOf = (step: number): StepMetrics => ({
  ...{ step, epoch: 0, wallTimeMs: step, loss: 1 / (step + 1), accuracy: 0.5 },
  ...{ learningRate: 0.1, gradientNorm: 2, examplesPerSecond: 0 },
});

const GRAPH = {
  nodes: [{ id: 'a', label: 'A', kind: 'dense', outputShape: [3], parameterCount: 7, detail: '' }],
  edges: [{ from: 'a', to: 'b' }],
  parameterCount: 7,
};

/** One news of every kind. */
const NEWS: RunNews[] = [
  { kind: 'stage', stage: 'training' },
  { kind: 'graph', graph: GRAPH },
  { kind: 'steps', steps: [3, 4].map(metricsOf) },
  {
    kind: 'snapshots',
    snapshot: {
      ...{ step: 4, wallTimeMs: 4, tensors: [] },
      kernels: { layer: 'layer 1', height: 1, width: 2, count: 1, values: Float32Array.of(0.5, -0.25) },
    },
  },
  {
    kind: 'verdicts',
    step: 5,
    verdicts: [{ pickId: 'p', heldOut: true, probabilities: [0.2, 0.3, 0.5], loss: 1 }],
  },
  {
    kind: 'grid',
    grid: {
      ...{
        firstTrace: 0,
        traceStep: 8,
        nodeTraceCount: 1,
        firstSample: 0,
        sampleStep: 8,
        nodeSampleCount: 1,
      },
      probabilities: Float32Array.of(0.2, 0.3, 0.5),
    },
    shares: [0, 0, 1],
    final: true,
  },
];

describe('the news of a run', () => {
  it('give the same history when they are told and when they are read back', () => {
    const told = NEWS.reduce(addNews, EMPTY_HISTORY);
    const summaries = NEWS.flatMap(summariesOf).map(({ step, values }) => ({ step: step ?? 0, values }));
    const read = addSummaries(EMPTY_HISTORY, summaries);
    // The grid is in the run's folder, and the stage is over.
    expect(read).toEqual({ ...told, stage: null, grid: null });
    expect(read.steps).toHaveLength(2);
    expect(told.grid).toMatchObject({ final: true });
  });

  it('leave nothing from the step on at which a run begins anew', () => {
    const told = NEWS.reduce(addNews, EMPTY_HISTORY);
    expect(stepsOf(rewindHistory(told, 4).steps)).toEqual([3]);
    expect(rewindHistory(told, 4).graph).toEqual(GRAPH);
    expect(rewindHistory(told, 0)).toEqual(EMPTY_HISTORY);
  });

  it('that come too fast are merged: all steps, the newest snapshot', () => {
    const steps = (...numbers: number[]): RunNews<'steps'> => ({
      kind: 'steps',
      steps: numbers.map(metricsOf),
    });
    expect(mergeNews(steps(1, 2), steps(3))).toEqual(steps(1, 2, 3));
    expect(mergeNews(NEWS[3], NEWS[3])).toEqual(NEWS[3]);
  });

  it('say what the list of runs shows', () => {
    expect(factsOf(NEWS[1])).toEqual({ parameterCount: 7 });
    expect(factsOf(NEWS[2])).toEqual({ lastStep: 4, lastLoss: 0.2 });
    expect(factsOf(NEWS[4])).toEqual({ heldOutPickCount: 1 });
    expect(factsOf(NEWS[0])).toEqual({});
  });

  it('of a damaged graph are left out', () => {
    const values = ['{"nodes":[{"id":1}],"edges":[],"parameterCount":1}', 'no JSON'];
    for (const text of values) {
      const tensor = { type: 'string', shape: [], values: [text] } as const;
      const summary = { step: 0, values: [{ kind: 'tensor', tag: 'diffrakt/graph', tensor } as const] };
      expect(addSummaries(EMPTY_HISTORY, [summary]).graph).toBeNull();
    }
  });
});
