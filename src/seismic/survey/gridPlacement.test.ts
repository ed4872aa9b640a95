import { expect, it } from 'vitest';
import { nearestNumber, numbersAtPlace, placeOfNumbers } from '#seismic/survey/gridPlacement';

const ROTATED = { x0: 3e5, y0: 6e6, inlineX: 20, inlineY: -10, crosslineX: 5, crosslineY: 10 };

it('inline and crossline are found again at their place', () => {
  const found = numbersAtPlace(ROTATED, placeOfNumbers(ROTATED, { inline: 120, crossline: 340.5 }));
  expect(found?.inline).toBeCloseTo(120, 6);
  expect(found?.crossline).toBeCloseTo(340.5, 6);
});

it('inlines that run as the crosslines do have no numbers at a place', () => {
  expect(numbersAtPlace({ ...ROTATED, crosslineX: 40, crosslineY: -20 }, { x: 3e5, y: 6e6 })).toBeNull();
});

it('the nearest of stepped numbers', () => {
  expect(nearestNumber([100, 104, 108], 105.9)).toBe(104);
  expect(nearestNumber([8, 5, 2], -10)).toBe(2);
});
