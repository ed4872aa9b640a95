import { describe, expect, it } from 'vitest';
import { scoreApexes } from './apexes';

const KNOWN = [
  { trace: 100, timeMs: 800 },
  { trace: 104, timeMs: 800 },
  { trace: 200, timeMs: 1500 },
];

describe('score of apexes', () => {
  it.each([
    { name: 'themselves', found: KNOWN, matched: 3, f1: 1 },
    { name: 'none', found: [], matched: 0, f1: 0 },
    { name: 'one at the limit both ways', found: [{ trace: 197, timeMs: 1520 }], matched: 1, f1: 0.5 },
    { name: 'one beyond the traces', found: [{ trace: 196.9, timeMs: 1500 }], matched: 0, f1: 0 },
    { name: 'one beyond the time', found: [{ trace: 200, timeMs: 1520.1 }], matched: 0, f1: 0 },
    // Both are within reach of 102; each known apex counts once.
    {
      name: 'three on one',
      found: [100, 100, 100].map((trace) => ({ trace, timeMs: 800 })),
      matched: 1,
      f1: 1 / 3,
    },
    {
      name: 'two between two',
      found: [102, 103].map((trace) => ({ trace, timeMs: 800 })),
      matched: 2,
      f1: 0.8,
    },
  ])('of $name', ({ found, matched, f1 }) => {
    expect(scoreApexes(found, KNOWN)).toEqual({
      found: found.length,
      known: 3,
      matched,
      f1: expect.closeTo(f1, 12),
    });
  });
});
