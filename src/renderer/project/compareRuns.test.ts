import { expect, test } from 'vitest';
import type { PickVerdict, RunSummary } from '#contract/contract';
import { differingVerdicts, runRows } from '#renderer/project/compareRuns';

const verdict = (pickId: string, found: number, heldOut = true): PickVerdict => ({
  pickId,
  heldOut,
  loss: 0,
  probabilities: [0, 1, 2].map((name) => (name === found ? 0.8 : 0.1)),
});

test('picks that both held out and answer differently', () => {
  const first = [verdict('a', 0), verdict('b', 1), verdict('c', 2), verdict('d', 0, false), verdict('e', 0)];
  const second = [verdict('a', 0), verdict('b', 2), verdict('c', 0, false), verdict('d', 1)];
  expect(differingVerdicts(first, second)).toEqual([{ pickId: 'b', first: 1, second: 2 }]);
});

const run: RunSummary = {
  ...{
    runId: 'a',
    lineId: 1,
    trainedLineIds: [1],
    netOf: null,
    name: 'Run 1',
    status: 'done',
    startedAtMs: 0,
    seed: 1,
    plane: 'line',
    engine: 'wasm',
  },
  ...{ pickCount: 30, parameterCount: 11_296, lastStep: 199, totalSteps: 200, lastLoss: 0.8 },
  ...{ validationAccuracy: 0.5, heldOutPickCount: 10, hasModel: true, hasProbabilities: true },
  ...{ canContinue: false, failure: null, note: '', folder: '' },
};

test('rows of runs count steps from one and tell what differs', () => {
  const waiting = { ...run, lastStep: 0, lastLoss: null, validationAccuracy: null };
  const rows = runRows([run, waiting]);
  const rowOf = (title: string) => rows.find((row) => row.title === title);
  expect(rowOf('Steps')?.values).toEqual(['200 of 200', '0 of 200']);
  // The interval of 5 of 10 by the formula of Wilson (1927) with z = 1.96: 0.237 to 0.763.
  expect(rowOf('Held-out picks right')?.values).toEqual(['50 % of 10 (24 to 76 %)', '–']);
  expect(rowOf('Engine')).toEqual({
    title: 'Engine',
    values: ['WebAssembly', 'WebAssembly'],
    isDifferent: false,
  });
});
