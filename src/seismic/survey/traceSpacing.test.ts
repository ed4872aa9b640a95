import { describe, expect, it } from 'vitest';
import { traceSpacingM } from '#seismic/survey/traceSpacing';

describe('distance between traces', () => {
  it('is that of most neighbours, along a bent line too', () => {
    const x = [0, 3, 6, 9, 9, 9, 400];
    const y = [0, 4, 8, 12, 17, 22, 22];
    expect(traceSpacingM({ x, y })).toBe(5);
  });

  it.each([
    ['without coordinates', null],
    ['where all traces are at one place', { x: [7, 7, 7], y: [1, 1, 1] }],
    ['of one trace', { x: [1], y: [2] }],
  ])('is unknown %s', (_, coordinates) => {
    expect(traceSpacingM(coordinates)).toBeNull();
  });
});
