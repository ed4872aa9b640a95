import { expect, it } from 'vitest';
import { bestUse, type PretrainedUse } from '#learning/dense/liveLearner';

const judged = (use: PretrainedUse, loss: number, lossError: number) => ({ use, loss, lossError });

it.each([
  { name: 'nothing was judged', judgements: [], best: 'withoutPicks' },
  {
    name: 'the others are better by chance',
    judgements: [judged('withoutPicks', 0.68, 0.07), judged('withPicks', 0.8, 0), judged('both', 0.75, 0.04)],
    best: 'withPicks',
  },
  {
    name: 'one is clearly better',
    judgements: [judged('withoutPicks', 0.6, 0.2), judged('withPicks', 0.8, 0), judged('both', 0.7, 0.04)],
    best: 'both',
  },
  {
    name: 'two are clearly better',
    judgements: [judged('withoutPicks', 0.3, 0.1), judged('withPicks', 0.8, 0), judged('both', 0.5, 0.04)],
    best: 'withoutPicks',
  },
  {
    name: 'adapting lowers the loss, if by little',
    judgements: [
      judged('withoutPicks', 0.7, 0.07),
      judged('withPicks', 0.8, 0),
      judged('adapted', 0.79, 0.05),
    ],
    best: 'adapted',
  },
  {
    name: 'adapting raises the loss',
    judgements: [judged('withPicks', 0.8, 0), judged('adapted', 0.81, 0.001)],
    best: 'withPicks',
  },
])('the use to take where $name is $best', ({ judgements, best }) => {
  expect(bestUse(judgements)).toBe(best);
});
