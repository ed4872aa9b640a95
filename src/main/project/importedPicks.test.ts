import { describe, expect, it } from 'vitest';
import { describeImport, newPicksOf } from '#main/project/importedPicks';
import type { PickByTrace } from '#seismic/picks/surveyPick';

function pickAt(trace: number, change: Partial<PickByTrace> = {}): PickByTrace {
  const size = { traces: 32, durationMs: 160, plane: 'line' };
  return { id: `at-${trace}`, class: 'noise', trace, timeMs: 812.5, ...size, ...change };
}

describe('imported picks', () => {
  it('are those that are not there yet, whatever their ids, notes and velocities', () => {
    const known = [pickAt(1), pickAt(2, { note: 'clear', velocityMps: 2000 })];
    const again = [pickAt(1, { id: 'other' }), pickAt(2), pickAt(3)];
    expect(newPicksOf(again, known)).toEqual([pickAt(3)]);
    expect(newPicksOf(known, known)).toEqual([]);
  });

  it('differ by class, place and size', () => {
    const changes = [{ class: 'reflection' }, { timeMs: 813 }, { traces: 16 }, { durationMs: 80 }] as const;
    const others = changes.map((change, i) => pickAt(1, { id: `other-${i}`, ...change }));
    expect(newPicksOf(others, [pickAt(1)])).toEqual(others);
  });

  it('come once where a file holds them twice, and get a new id where theirs is taken', () => {
    const [only, ...rest] = newPicksOf([pickAt(7), pickAt(7, { id: 'twin' })], [pickAt(1, { id: 'at-7' })]);
    expect(rest).toEqual([]);
    expect(only).toEqual(pickAt(7, { id: only.id }));
    expect(only.id).not.toBe('at-7');
  });

  it('are new where another author has picked the same, but not where one of both is not known', () => {
    const known = [pickAt(1, { author: 'Anna' }), pickAt(2)];
    const file = [
      pickAt(1, { id: 'b1', author: 'Ben' }),
      pickAt(1, { id: 'b2' }),
      pickAt(1, { id: 'b3', author: 'Anna' }),
      pickAt(2, { id: 'b4', author: 'Ben' }),
    ];
    expect(newPicksOf(file, known)).toEqual([file[0]]);
  });

  it('are known where the project has the same pick by nobody too, in either order', () => {
    const [anna, nobody] = [pickAt(1, { id: 'a', author: 'Anna' }), pickAt(1, { id: 'n' })];
    const ben = pickAt(1, { id: 'b', author: 'Ben' });
    expect(newPicksOf([ben], [nobody, anna])).toEqual([]);
    expect(newPicksOf([ben], [anna, nobody])).toEqual([]);
  });

  it('are told by their number', () => {
    expect(describeImport(41, 41)).toBe('41 picks imported.');
    expect(describeImport(1, 1)).toBe('1 pick imported.');
    expect(describeImport(0, 41)).toBe('No new picks: all 41 of the file were there already.');
    expect(describeImport(12, 41)).toBe(
      '12 of 41 picks are new and imported; the others were there already.',
    );
    expect(describeImport(1, 3)).toBe('1 of 3 picks is new and imported; the others were there already.');
  });
});
