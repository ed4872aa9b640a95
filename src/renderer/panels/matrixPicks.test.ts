import { describe, expect, it } from 'vitest';
import { choosePicks } from '#renderer/panels/matrixPicks';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';

function picksOf(...counts: number[]): PickedWindow[] {
  return counts.flatMap((count, i) =>
    Array.from({ length: count }, (_, number) => ({
      id: `${EVENT_CLASSES[i]}-${number}`,
      class: EVENT_CLASSES[i],
      trace: number,
      timeMs: 100,
      traces: 32,
      durationMs: 160,
    })),
  );
}

function countsOf(picks: readonly PickedWindow[]): number[] {
  return EVENT_CLASSES.map((name) => picks.filter((pick) => pick.class === name).length);
}

describe('picks of the matrix', () => {
  it('shows every class of a long list, not only the first', () => {
    expect(countsOf(choosePicks(picksOf(80, 80, 70), 60))).toEqual([20, 20, 20]);
  });

  it('gives the places that a small class leaves free to the others', () => {
    expect(countsOf(choosePicks(picksOf(80, 4, 70), 60))).toEqual([28, 4, 28]);
    expect(countsOf(choosePicks(picksOf(0, 0, 70), 60))).toEqual([0, 0, 60]);
  });

  it('keeps the first picks of each class in their order, and all if there are few', () => {
    const few = picksOf(3, 2, 1);
    expect(choosePicks(few, 60)).toEqual(few);
    expect(choosePicks(picksOf(9, 9, 9), 4).map(({ id }) => id)).toEqual([
      'diffraction-0',
      'diffraction-1',
      'reflection-0',
      'noise-0',
    ]);
  });
});
