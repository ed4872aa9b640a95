import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { JUDGING_SCHEMA, judgingFigures } from '#learning/judging/judgingFigures';

const CLASSES = ['diffraction', 'reflection', 'noise'];

const pickOf = (id: string, label: number, probabilities: number[]): HeldOutPick => ({
  ...{ id, label, probabilities },
});

/** Picks whose probabilities are tenths, so that many are equal, and add up to 1. */
const somePicks = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((rows) =>
    rows.map(([label, a, b], i) => {
      const [first, second] = [Math.min(a, b) / 10, (Math.max(a, b) - Math.min(a, b)) / 10];
      return pickOf(`p${i}`, label, [first, second, 1 - first - second]);
    }),
  );

function always(check: (picks: HeldOutPick[]) => void): void {
  fc.assert(fc.property(somePicks, check), { seed: 5, numRuns: 200 });
}

const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
  items.filter(holds).length / items.length;
const answerOf = ({ probabilities }: HeldOutPick): number =>
  probabilities.indexOf(Math.max(...probabilities));

describe('what left-out picks say of a classifier', () => {
  it('is right on an example worked by hand', () => {
    const picks = [
      pickOf('a', 0, [0.8, 0.1, 0.1]),
      pickOf('b', 0, [0.35, 0.45, 0.2]),
      pickOf('c', 1, [0.4, 0.5, 0.1]),
      pickOf('d', 2, [0.1, 0.05, 0.85]),
    ];
    const figures = judgingFigures(picks, CLASSES);
    expect(figures.confusion).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    // Labels 1 1 0 0 with scores .8 .35 .4 .1: scikit-learn's example of average precision and ROC area.
    const [diffraction] = figures.ranking;
    expect(diffraction.averagePrecision).toBeCloseTo(5 / 6, 12);
    expect(diffraction.areaUnderCurve).toBeCloseTo(0.75, 12);
    expect(diffraction.prevalence).toBe(0.5);
    // Bins of confidence: .85 and .8 right, .5 right, .45 wrong.
    const { calibrated, uncalibrated } = figures.reliability;
    expect(uncalibrated).toBeNull();
    expect(calibrated.bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count])).toEqual([
      [0.4, 1],
      [0.5, 1],
      [0.8, 2],
    ]);
    expect(calibrated.calibrationError).toBeCloseTo((0.45 + 0.5 + 2 * (1 - 0.825)) / 4, 12);
    expect(figures.abstention.points).toEqual([
      { threshold: 0.45, answered: 1, accuracy: 0.75 },
      { threshold: 0.5, answered: 0.75, accuracy: 1 },
      { threshold: 0.8, answered: 0.5, accuracy: 1 },
      { threshold: 0.85, answered: 0.25, accuracy: 1 },
    ]);
    expect(figures.abstention.threshold).toBe(0.5);
    expect(figures.picks.map(({ id, picked, answered }) => [id, picked, answered])).toEqual([
      ['b', 'diffraction', 'reflection'],
      ['c', 'reflection', 'reflection'],
      ['a', 'diffraction', 'diffraction'],
      ['d', 'noise', 'noise'],
    ]);
    expect(figures.picks[0].loss).toBeCloseTo(-Math.log(0.35), 12);
    expect(JUDGING_SCHEMA.parse(figures)).toEqual(figures);
  });

  it('ranks each class by the definitions of precision, recall and area, pair by pair', () => {
    always((picks) => {
      for (const found of judgingFigures(picks, CLASSES).ranking) {
        const label = CLASSES.indexOf(found.class);
        const own = picks.filter((pick) => pick.label === label);
        const others = picks.filter((pick) => pick.label !== label);
        const wins = own.flatMap((one) =>
          others.map((other) => {
            const by = one.probabilities[label] - other.probabilities[label];
            return by > 0 ? 1 : by === 0 ? 0.5 : 0;
          }),
        );
        const area = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        expect(found.areaUnderCurve).toBeCloseTo(area, 10);
        for (const { threshold, precision, recall, falsePositiveRate } of found.points) {
          const isTaken = (pick: HeldOutPick): boolean => pick.probabilities[label] >= threshold;
          expect(precision).toBeCloseTo(
            share(picks.filter(isTaken), (pick) => pick.label === label),
            10,
          );
          expect(recall).toBeCloseTo(share(own, isTaken), 10);
          expect(falsePositiveRate).toBeCloseTo(share(others, isTaken), 10);
        }
      }
    });
  });

  it('leaves out classes that cannot be ranked', () => {
    const picks = [pickOf('a', 0, [0.7, 0.2, 0.1]), pickOf('b', 1, [0.3, 0.6, 0.1])];
    expect(judgingFigures(picks, CLASSES).ranking.map((one) => one.class)).toEqual([
      'diffraction',
      'reflection',
    ]);
    expect(judgingFigures([picks[0]], CLASSES).ranking).toEqual([]);
  });

  it('answers fewer picks as the threshold rises, and counts them by definition', () => {
    always((picks) => {
      const { points, threshold: chosen, wanted } = judgingFigures(picks, CLASSES).abstention;
      for (const { threshold, answered, accuracy } of points) {
        const taken = picks.filter(({ probabilities }) => Math.max(...probabilities) >= threshold);
        expect(answered).toBeCloseTo(taken.length / picks.length, 10);
        expect(accuracy).toBeCloseTo(
          share(taken, (pick) => pick.label === answerOf(pick)),
          10,
        );
        if (chosen === null || threshold < chosen) expect(accuracy).toBeLessThan(wanted);
      }
      expect(points[0].answered).toBe(1);
    });
  });

  it('tells confidence before and after the temperature', () => {
    const sure = (right: boolean): HeldOutPick => ({
      ...pickOf('a', right ? 0 : 1, [0.75, 0.15, 0.1]),
      uncalibrated: [0.97, 0.02, 0.01],
    });
    const { uncalibrated, calibrated } = judgingFigures(
      [sure(true), sure(true), sure(true), sure(false)],
      CLASSES,
    ).reliability;
    expect(calibrated.calibrationError).toBeCloseTo(0, 12);
    expect(uncalibrated?.calibrationError).toBeCloseTo(0.22, 12);
  });
});

describe('picks whose label is looked at again', () => {
  const suspects = (picks: readonly HeldOutPick[]): string[] =>
    judgingFigures(picks, CLASSES)
      .picks.filter(({ isSuspicious }) => isSuspicious)
      .map(({ id }) => id);
  /** A pick with a probability of its own class. */
  const own = (id: string, probability: number): HeldOutPick =>
    pickOf(id, 0, [probability, (1 - probability) * 0.6, (1 - probability) * 0.4]);

  it('are those with a wrong label among surely right ones', () => {
    const good = Array.from({ length: 18 }, (_, i) => own(`good${i}`, 0.85 + 0.008 * i));
    expect(suspects([...good, own('wrong1', 0.02), own('wrong2', 0.1)])).toEqual(['wrong1', 'wrong2']);
  });

  it('are not the least sure of picks that are all better than a guess', () => {
    const good = Array.from({ length: 18 }, (_, i) => own(`good${i}`, 0.99 + 0.0005 * i));
    expect(suspects([...good, own('unsure', 0.5)])).toEqual([]);
  });

  it('are not half of the picks where the classifier knows nothing', () => {
    const all = Array.from({ length: 30 }, (_, i) => own(`p${i}`, 0.1 + 0.02 * i));
    expect(suspects(all)).toEqual([]);
  });
});
