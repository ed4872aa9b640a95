import { expect, test } from 'vitest';
import { createRandom } from '#seismic/numerics/random';
import { centresAlong, centresInside, isInsidePath, MOST_STROKE_WINDOWS } from '#seismic/picks/brushStroke';

const window = { traces: 20, samples: 10 };

test('windows along a straight path touch and do not overlap', () => {
  const centres = centresAlong(
    [
      { trace: 10, sample: 50 },
      { trace: 110, sample: 50 },
    ],
    window,
  );
  expect(centres.map(({ trace }) => trace)).toEqual([10, 30, 50, 70, 90, 110]);
  expect(centres.every(({ sample }) => sample === 50)).toBe(true);
});

test('a path that returns on itself lays no window twice; a click lays one', () => {
  const there = { trace: 0, sample: 0 };
  const back = centresAlong([there, { trace: 60, sample: 0 }, there], window);
  expect(back).toHaveLength(4);
  expect(centresAlong([there], window)).toEqual([there]);
});

test('inside a circle are the places that are less than its radius from the centre', () => {
  const path = Array.from({ length: 360 }, (_, i) => {
    const angle = (i * Math.PI) / 180;
    return { trace: 100 + 50 * Math.cos(angle), sample: 200 + 50 * Math.sin(angle) };
  });
  const random = createRandom(3);
  for (let i = 0; i < 500; i++) {
    const at = { trace: random.between(40, 160), sample: random.between(140, 260) };
    const distance = Math.hypot(at.trace - 100, at.sample - 200);
    if (Math.abs(distance - 50) > 0.1) expect(isInsidePath(at, path)).toBe(distance < 50);
  }
});

test('a rectangle of 3 by 4 windows is filled with 12, none of which overlap', () => {
  const path = [
    { trace: 0, sample: 0 },
    { trace: 61, sample: 0 },
    { trace: 61, sample: 41 },
    { trace: 0, sample: 41 },
  ];
  const centres = centresInside(path, window);
  expect(centres).toHaveLength(12);
  expect(new Set(centres.map(({ trace }) => trace))).toEqual(new Set([10.5, 30.5, 50.5]));
  expect(new Set(centres.map(({ sample }) => sample))).toEqual(new Set([5.5, 15.5, 25.5, 35.5]));
});

test('a region smaller than a window gets one, a huge one gets a bounded number', () => {
  const square = (side: number) => [
    { trace: 0, sample: 0 },
    { trace: side, sample: 0 },
    { trace: side, sample: side },
    { trace: 0, sample: side },
  ];
  expect(centresInside(square(6), window)).toEqual([{ trace: 3, sample: 3 }]);
  expect(centresInside(square(100_000), window)).toHaveLength(MOST_STROKE_WINDOWS);
});
