import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreConfusion } from '#seismic/labels/confusion';

interface Outcome {
  readonly truth: number;
  readonly found: number;
}

/** F1 of a class from the single outcomes: harmonic mean of precision and recall. */
function f1FromOutcomes(outcomes: readonly Outcome[], index: number): number {
  const hits = outcomes.filter(({ truth, found }) => truth === index && found === index).length;
  const truths = outcomes.filter(({ truth }) => truth === index).length;
  const finds = outcomes.filter(({ found }) => found === index).length;
  if (hits === 0) return 0;
  const [precision, recall] = [hits / finds, hits / truths];
  return (2 * precision * recall) / (precision + recall);
}

function matrixOf(outcomes: readonly Outcome[]): number[][] {
  const matrix = [0, 1, 2].map(() => [0, 0, 0]);
  for (const { truth, found } of outcomes) matrix[truth][found]++;
  return matrix;
}

describe('scores of a confusion matrix', () => {
  it.each([
    {
      name: 'all right',
      matrix: [
        [4, 0, 0],
        [0, 2, 0],
        [0, 0, 6],
      ],
      // Chance: six of twelve are called right, F1 = 2·6 / (12 + 6) for one class of three.
      expected: { f1: [1, 1, 1], macroF1: 1, balancedAccuracy: 1, chanceMacroF1: 2 / 9 },
    },
    {
      name: 'a worked example',
      matrix: [
        [6, 2, 2],
        [1, 3, 1],
        [0, 0, 5],
      ],
      // Columns add up to 7, 5, 8: F1 = 12/17, 6/10, 10/13.
      expected: {
        f1: [12 / 17, 0.6, 10 / 13],
        macroF1: (12 / 17 + 0.6 + 10 / 13) / 3,
        balancedAccuracy: (0.6 + 0.6 + 1) / 3,
        chanceMacroF1: 20 / 30 / 3,
      },
    },
    {
      name: 'a class that neither occurs nor is found',
      matrix: [
        [3, 1, 0],
        [1, 3, 0],
        [0, 0, 0],
      ],
      expected: { f1: [0.75, 0.75, 0], macroF1: 0.5, balancedAccuracy: 0.75, chanceMacroF1: 8 / 12 / 3 },
    },
    {
      name: 'nothing',
      matrix: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      expected: { f1: [0, 0, 0], macroF1: 0, balancedAccuracy: 0, chanceMacroF1: 0 },
    },
  ])('of $name', ({ matrix, expected }) => {
    const { f1, ...rest } = scoreConfusion(matrix);
    const { f1: expectedF1, ...expectedRest } = expected;
    f1.forEach((value, i) => {
      expect(value).toBeCloseTo(expectedF1[i], 14);
    });
    for (const [name, value] of Object.entries(rest))
      expect([name, value]).toEqual([name, expect.closeTo(Reflect.get(expectedRest, name), 14)]);
  });

  it('are what the single outcomes give', () => {
    const index = fc.integer({ min: 0, max: 2 });
    const outcomes = fc.array(fc.record({ truth: index, found: index }), { minLength: 1, maxLength: 60 });
    const property = fc.property(outcomes, (list) => {
      const scores = scoreConfusion(matrixOf(list));
      const commonest = [0, 1, 2].sort((a, b) => countOf(list, b) - countOf(list, a))[0];
      const called = list.map(({ truth }) => ({ truth, found: commonest }));
      for (const i of [0, 1, 2]) expect(scores.f1[i]).toBeCloseTo(f1FromOutcomes(list, i), 12);
      const occurring = [0, 1, 2].filter((i) => countOf(list, i) > 0);
      const recalls = occurring.map((i) => matrixOf(list)[i][i] / countOf(list, i));
      const meanRecall = recalls.reduce((sum, recall) => sum + recall / recalls.length, 0);
      expect(scores.balancedAccuracy).toBeCloseTo(meanRecall, 12);
      expect(scores.chanceMacroF1).toBeCloseTo(scoreConfusion(matrixOf(called)).macroF1, 12);
    });
    fc.assert(property, { seed: 3, numRuns: 100 });
  });
});

function countOf(outcomes: readonly Outcome[], index: number): number {
  return outcomes.filter(({ truth }) => truth === index).length;
}
