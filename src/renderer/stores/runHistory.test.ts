import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunHistory } from '#contract/contract';
import { emptyHistory, goOn, joinHistories } from './runHistory';

const at = (...steps: number[]) => steps.map((step) => ({ step }));
const stepsOf = (entries: readonly { step: number }[]) => entries.map(({ step }) => step);

describe('the history of a run', () => {
  it('is extended at its end', () => {
    expect(stepsOf(goOn(at(0, 1, 2), at(3, 4)))).toEqual([0, 1, 2, 3, 4]);
    expect(stepsOf(goOn([], at(7)))).toEqual([7]);
    expect(stepsOf(goOn(at(0, 1), []))).toEqual([0, 1]);
  });

  it('drops steps that are repeated after a checkpoint, and keeps the new values', () => {
    const known = at(0, 1, 2, 3, 4).map((entry) => ({ ...entry, from: 'before' }));
    const fresh = at(2, 3).map((entry) => ({ ...entry, from: 'after' }));
    expect(goOn(known, fresh)).toEqual([...known.slice(0, 2), ...fresh]);
  });

  it('starts over where a run continues from its first step', () => {
    expect(stepsOf(goOn(at(0, 10, 20), at(0)))).toEqual([0]);
  });

  it('never holds a step twice, whatever the checkpoint', () => {
    const length = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(length, length, length, (known, checkpoint, fresh) => {
        const first = Math.min(known, checkpoint);
        const joined = goOn(
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
    const metrics = (step: number): RunHistory['steps'][number] => ({
      step,
      epoch: 0,
      wallTimeMs: step,
      loss: 1,
      accuracy: 0,
      learningRate: 0,
      gradientNorm: 0,
      examplesPerSecond: 0,
    });
    const stored = { ...emptyHistory('run-1'), steps: [0, 1, 2].map(metrics) };
    const received = { ...emptyHistory('run-1'), steps: [2, 3].map(metrics) };
    expect(stepsOf(joinHistories(stored, received).steps)).toEqual([0, 1, 2, 3]);
    expect(joinHistories(stored, null)).toBe(stored);
  });
});
