import { scaleLinear } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf, nearestPoint, type Series, smooth, toCsv, wholeTicks } from './series';

const line = (name: string, points: Series['points']): Series => ({ name, colour: '--chart-1', points });

describe('curves', () => {
  it('are unchanged without smoothing, and smoother with it', () => {
    const points = [
      [0, 4],
      [1, 2],
      [2, 6],
    ] as const;
    expect(smooth(points, 0)).toEqual(points);
    const level = smooth(
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
      0.9,
    );
    for (const [, y] of level) expect(y).toBeCloseTo(3, 12);
  });

  it('smooth to the weighted mean of all earlier values', () => {
    const [w, values] = [0.6, [4, 2, 6]];
    const weights = values.map((_, i) => w ** (values.length - 1 - i));
    const mean = values.reduce((sum, y, i) => sum + y * weights[i], 0) / weights.reduce((a, b) => a + b);
    expect(
      smooth(
        values.map((y, x) => [x, y] as const),
        w,
      )[2][1],
    ).toBeCloseTo(mean, 12);
  });

  it('have an extent that leaves out values that cannot be drawn', () => {
    const series = [
      line('a', [
        [0, 1],
        [1, Number.NaN],
        [2, 5],
      ]),
      line('b', [[0, -2]]),
    ];
    expect(extentOf(series, 1, null)).toEqual([-2, 5]);
    expect(extentOf(series, 1, [1, 2])).toEqual([5, 5]);
    expect(extentOf([line('none', [])], 1, null)).toBeNull();
  });

  it('find the nearest point as a linear search does', () => {
    const sorted = fc
      .uniqueArray(fc.integer({ min: -99, max: 99 }), { minLength: 1 })
      .map((xs) => xs.sort((a, b) => a - b));
    fc.assert(
      fc.property(sorted, fc.integer({ min: -120, max: 120 }), (xs, x) => {
        const found = nearestPoint(
          xs.map((at) => [at, 0] as const),
          x,
        );
        expect(Math.abs((found?.[0] ?? 0) - x)).toBe(Math.min(...xs.map((at) => Math.abs(at - x))));
      }),
      { seed: 7 },
    );
  });

  it('are exported as a table with a row for every step', () => {
    expect(
      toCsv(
        [
          line('train', [
            [0, 1.5],
            [1, 1],
          ]),
          line('validation', [[1, 2]]),
        ],
        'step',
      ),
    ).toBe('step,train,validation\n0,1.5,\n1,1,2\n');
  });

  it('are exported with names that contain a comma and quotes', () => {
    expect(toCsv([line('loss, "train"', [[0, 1]])], 'step')).toBe('step,"loss, ""train"""\n0,1\n');
  });
});

describe('ticks of steps', () => {
  it('are whole and each once, however few steps there are', () => {
    expect(wholeTicks(scaleLinear([0, 1], [0, 100]), 4)).toEqual([0, 1]);
    expect(wholeTicks(scaleLinear([0, 200], [0, 100]), 4)).toEqual([0, 50, 100, 150, 200]);
  });
});
