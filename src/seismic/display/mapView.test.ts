import { expect, it } from 'vitest';
import { fitMap, panMap, pixelOf, placeOf, scaleBarOf, zoomMap } from '#seismic/display/mapView';

const SIZE = { width: 200, height: 100 };
const POINTS = { x: [1000, 1400, Number.NaN], y: [-50, 50, 3] };

it('all points are in view, north is up', () => {
  const view = fitMap(POINTS, SIZE);
  const [first, second] = [0, 1].map((i) => pixelOf(view, SIZE, { x: POINTS.x[i], y: POINTS.y[i] }));
  for (const { x, y } of [first, second]) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(SIZE.width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(SIZE.height);
  }
  expect(second.y).toBeLessThan(first.y);
  expect((second.x - first.x) / (first.y - second.y)).toBeCloseTo(4, 10);
});

it('a place goes to its pixel and back, zooms around it and follows the pointer', () => {
  const view = fitMap(POINTS, SIZE);
  const place = placeOf(view, SIZE, { x: 30, y: 70 });
  const zoomed = pixelOf(zoomMap(view, 0.25, place), SIZE, place);
  expect(zoomed.x).toBeCloseTo(30, 8);
  expect(zoomed.y).toBeCloseTo(70, 8);
  const moved = pixelOf(panMap(view, 12, -5), SIZE, place);
  expect([moved.x, moved.y]).toEqual([expect.closeTo(42, 8), expect.closeTo(65, 8)]);
});

it.each([
  [0.7, 90, 50],
  [3, 90, 200],
  [1e-4, 90, 0.005],
])('at %f units a pixel the bar in %i pixels is %f', (unitsPerPixel, most, length) => {
  const bar = scaleBarOf({ centre: { x: 0, y: 0 }, unitsPerPixel }, most);
  expect(bar.length).toBeCloseTo(length, 12);
  expect(bar.pixels).toBeLessThanOrEqual(most);
});

it('one point, or none, is shown at a unit a pixel', () => {
  expect(fitMap({ x: [5], y: [6] }, SIZE)).toEqual({ centre: { x: 5, y: 6 }, unitsPerPixel: 1 });
  expect(fitMap({ x: [], y: [] }, SIZE).unitsPerPixel).toBe(1);
});
