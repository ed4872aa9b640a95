import { expect, test } from 'vitest';
import type { PickVerdict } from '#contract/contract';
import { differingVerdicts } from '#renderer/project/compareRuns';

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
