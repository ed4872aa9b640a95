import { expect, it } from 'vitest';
import { sharesMap } from '#seismic/overview/lineOverview';
import { type LinePlace, nearestLine } from '#seismic/overview/nearestLine';
import type { MapPoint } from '#seismic/survey/surveyMap';

function lineThrough(points: readonly MapPoint[]): LinePlace {
  const traces = {
    x: Float64Array.from(points, ({ x }) => x),
    y: Float64Array.from(points, ({ y }) => y),
    traces: Int32Array.from(points, (_, i) => i),
  };
  return { traces, corners: null, isLine: true };
}

/** From west to east at y = 0, from south to north at x = 50 with a hole, and a square around (200, 0). */
const east = lineThrough([0, 50, 100].map((x) => ({ x, y: 0 })));
const north = lineThrough([-40, Number.NaN, 40].map((y) => ({ x: 50, y })));
const corners = [
  { x: 150, y: -50 },
  { x: 250, y: -50 },
  { x: 250, y: 50 },
  { x: 150, y: 50 },
];
const square: LinePlace = { ...lineThrough([{ x: 200, y: 0 }]), corners, isLine: false };
const others = [
  { ...north, lineId: 2 },
  { ...square, lineId: 3 },
];

it.each([
  ['beside the other line', { x: 52, y: 20 }, 2],
  ['nearer to the shown line', { x: 52, y: 1 }, null],
  ['out of reach of all', { x: 80, y: 30 }, null],
  ['inside the grid', { x: 220, y: 10 }, 3],
  ['at the outline of the grid', { x: 253, y: 0 }, 3],
  ['beside the grid', { x: 300, y: 0 }, null],
] as const)('a place %s', (_, at, expected) => {
  expect(nearestLine(others, east, { at, reach: 5 })).toBe(expected);
});

it('a line across the shown grid is taken within reach, else the grid stays', () => {
  const across = [
    {
      ...lineThrough([
        { x: 100, y: 0 },
        { x: 300, y: 0 },
      ]),
      lineId: 4,
    },
  ];
  expect(nearestLine(across, square, { at: { x: 200, y: 3 }, reach: 5 })).toBe(4);
  expect(nearestLine(across, square, { at: { x: 200, y: 30 }, reach: 5 })).toBeNull();
  expect(nearestLine(others, null, { at: { x: 51, y: 1 }, reach: 5 })).toBe(2);
});

it('coordinates of one unit share a map, those of no stated one go with lengths', () => {
  expect([sharesMap('m', 'm'), sharesMap('unknown', 'ft'), sharesMap('degrees', 'degrees')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    sharesMap('m', 'ft'),
    sharesMap('degrees', 'unknown'),
    sharesMap('arc-seconds', 'degrees'),
  ]).toEqual([false, false, false]);
});
