import { describe, expect, it } from 'vitest';
import { ladderSteps, type RungResult, rungsOf } from '#learning/preflight/ladder';
import { judgeLadder } from '#learning/preflight/ladderVerdict';
import { TRAIN_DEFAULTS } from '#learning/recipe/trainOptions';
import { pairTask } from '#learning/tasks/pairs/pairTask';

describe('rungs', () => {
  it.each([
    [
      [12, 24],
      ['logistic ', 'one layer 12', 'two layers (chosen) 12,24', 'larger 24,48'],
    ],
    [[], ['logistic (chosen) ', 'larger 12']],
    [[512], ['logistic ', 'one layer (chosen) 512']],
    [[400], ['logistic ', 'one layer (chosen) 400', 'larger 512']],
  ])('of %j', (filters, expected) => {
    const rungs = rungsOf(filters);
    expect(rungs.map((rung) => `${rung.name} ${rung.filters.join(',')}`)).toEqual(expected);
    expect(rungs.filter(({ isChosen }) => isChosen).map((rung) => rung.filters)).toEqual([filters]);
  });

  it('train for as long as their size allows, however fast the machine', () => {
    const steps = ladderSteps(pairTask, TRAIN_DEFAULTS, 2);
    expect(steps).toBe(50);
    expect(ladderSteps(pairTask, { ...TRAIN_DEFAULTS, batchSize: 128 }, 2)).toBe(25);
    expect(ladderSteps(pairTask, { ...TRAIN_DEFAULTS, filters: [] }, 2)).toBe(200);
    expect(ladderSteps(pairTask, { ...TRAIN_DEFAULTS, filters: [128, 128] }, 2, 100)).toBe(20);
  });
});

/** [right of 40, loss] of each rung, the smallest first. */
function resultsOf(figures: readonly (readonly [number, number])[], heldOut = 40): RungResult[] {
  return rungsOf([12, 24]).map((rung, i) => ({
    ...rung,
    parameterCount: 1000 * (i + 1),
    heldOut,
    right: figures[i][0],
    loss: heldOut === 0 ? null : figures[i][1],
    stepsPerSecond: 50,
  }));
}

describe('the chosen net', () => {
  it.each<[string, [number, number][], string, RegExp]>([
    [
      'significantly better than the smaller ones',
      [
        [15, 1.2],
        [20, 1.1],
        [38, 0.3],
        [38, 0.3],
      ],
      'green',
      /better than the smaller ones\.$/,
    ],
    [
      'better, but not significantly',
      [
        [30, 1],
        [31, 0.9],
        [33, 0.6],
        [34, 0.6],
      ],
      'green',
      /with 40 held-out picks the difference is not significant/,
    ],
    [
      'no better than one layer',
      [
        [15, 1.2],
        [34, 0.6],
        [34, 0.6],
        [34, 0.6],
      ],
      'amber',
      /Try the smaller net, one layer/,
    ],
    [
      'significantly worse than one layer',
      [
        [15, 1.2],
        [38, 0.2],
        [18, 1.2],
        [18, 1.2],
      ],
      'red',
      /Take the smaller net, one layer/,
    ],
    [
      'significantly worse than twice its filters',
      [
        [10, 1.4],
        [10, 1.4],
        [20, 1],
        [39, 0.2],
      ],
      'amber',
      /Take more filters/,
    ],
    [
      'no better than chance, as all',
      [
        [14, 1.4],
        [14, 1.4],
        [15, 1.3],
        [15, 1.3],
      ],
      'amber',
      /better than chance/,
    ],
  ])('%s', (_, figures, colour, advice) => {
    expect(judgeLadder(resultsOf(figures), 67)).toMatchObject({
      colour,
      advice: expect.stringMatching(advice),
    });
  });

  it('cannot be judged without held-out picks', () => {
    const result = judgeLadder(
      resultsOf(
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        0,
      ),
      67,
    );
    expect(result).toMatchObject({
      colour: 'amber',
      finding: expect.stringMatching(/no pick could be held out/),
    });
    expect(result.table?.rows.map((row) => row[2])).toEqual(['–', '–', '–', '–']);
  });

  it('is in the table with its interval by Wilson', () => {
    const rows = judgeLadder(
      resultsOf(
        [
          [30, 1],
          [31, 0.9],
          [8, 0.6],
          [34, 0.6],
        ],
        10,
      ),
      67,
    ).table?.rows;
    // Wilson (1927): 8 of 10 is between 0.490 and 0.943.
    expect(rows?.[2]).toEqual([
      'two layers (chosen): 12, 24',
      '3 000',
      '8 of 10 = 0.80 (0.49 to 0.94)',
      '0.600',
      '50',
    ]);
  });
});
