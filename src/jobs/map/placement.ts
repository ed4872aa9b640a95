import { placeGrid } from 'segyio-wasm';
import { type GridPlacement, placeOfNumbers } from '#seismic/survey/gridPlacement';
import type { Survey } from '#seismic/survey/survey';
import type { MapPoint, MapPoints } from '#seismic/survey/surveyMap';

/** A grid is regular where its traces are this near to their places, in shares of the spacing of its lines. */
const LARGEST_MISFIT = 0.25;

/** Where a grid is by its traces; null where there is none or it is not regular. */
export function placementOf({ grid }: Survey, { x, y, traces }: MapPoints): GridPlacement | null {
  if (!grid) return null;
  const known = Array.from(traces.keys()).filter((i) => !Number.isNaN(x[i]));
  const of = (numbers: ArrayLike<number>) => Float64Array.from(known, (i) => numbers[traces[i]]);
  const points = { x: Float64Array.from(known, (i) => x[i]), y: Float64Array.from(known, (i) => y[i]) };
  const found = placeGrid(of(grid.inlines), of(grid.crosslines), points);
  if (!found) return null;
  const { x0, y0, inlineX, inlineY, crosslineX, crosslineY, misfit } = found;
  const spacing = Math.min(found.inlineSpacing, found.crosslineSpacing);
  if (!(misfit <= LARGEST_MISFIT * spacing)) return null;
  return { x0, y0, inlineX, inlineY, crosslineX, crosslineY };
}

function endsOf(numbers: ArrayLike<number>): readonly [number, number] {
  let [least, most] = [numbers[0], numbers[0]];
  for (let i = 1; i < numbers.length; i++) {
    if (numbers[i] < least) least = numbers[i];
    if (numbers[i] > most) most = numbers[i];
  }
  return [least, most];
}

/** The four corners of a grid, around it. */
export function cornersOf({ grid }: Survey, placement: GridPlacement | null): readonly MapPoint[] | null {
  if (!grid || !placement) return null;
  const [firstInline, lastInline] = endsOf(grid.inlines);
  const [firstCrossline, lastCrossline] = endsOf(grid.crosslines);
  return [
    { inline: firstInline, crossline: firstCrossline },
    { inline: firstInline, crossline: lastCrossline },
    { inline: lastInline, crossline: lastCrossline },
    { inline: lastInline, crossline: firstCrossline },
  ].map((numbers) => placeOfNumbers(placement, numbers));
}
