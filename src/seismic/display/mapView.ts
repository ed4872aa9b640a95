import type { PlotSize } from '#seismic/display/view';
import type { MapPoint } from '#seismic/survey/surveyMap';

/** The part of a map in view: y is up, and one unit is as long along x as along y. */
export interface MapView {
  readonly centre: MapPoint;
  readonly unitsPerPixel: number;
}

/** Share of the plot that the points fill when all are in view. */
const FILLED = 0.88;

/** All points in view. Points that are not numbers are left out; one point alone is shown at a unit a pixel. */
export function fitMap(
  { x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  size: PlotSize,
): MapView {
  const ends = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
    ends[0] = Math.min(ends[0], x[i]);
    ends[1] = Math.max(ends[1], x[i]);
    ends[2] = Math.min(ends[2], y[i]);
    ends[3] = Math.max(ends[3], y[i]);
  }
  const [west, east, south, north] = ends;
  if (!(east >= west)) return { centre: { x: 0, y: 0 }, unitsPerPixel: 1 };
  const needed = Math.max((east - west) / size.width, (north - south) / size.height) / FILLED;
  return { centre: { x: (west + east) / 2, y: (south + north) / 2 }, unitsPerPixel: needed > 0 ? needed : 1 };
}

/** The pixel of a place, from the upper left of the plot. */
export function pixelOf({ centre, unitsPerPixel }: MapView, size: PlotSize, at: MapPoint): MapPoint {
  return {
    x: size.width / 2 + (at.x - centre.x) / unitsPerPixel,
    y: size.height / 2 - (at.y - centre.y) / unitsPerPixel,
  };
}

/** The place of a pixel. */
export function placeOf({ centre, unitsPerPixel }: MapView, size: PlotSize, pixel: MapPoint): MapPoint {
  return {
    x: centre.x + (pixel.x - size.width / 2) * unitsPerPixel,
    y: centre.y - (pixel.y - size.height / 2) * unitsPerPixel,
  };
}

/** Shows more by a factor above 1, less below 1; `at` keeps its pixel. */
export function zoomMap({ centre, unitsPerPixel }: MapView, factor: number, at: MapPoint = centre): MapView {
  return {
    centre: { x: at.x + (centre.x - at.x) * factor, y: at.y + (centre.y - at.y) * factor },
    unitsPerPixel: unitsPerPixel * factor,
  };
}

/** Moves the map by pixels to the right and down. */
export function panMap({ centre, unitsPerPixel }: MapView, right: number, down: number): MapView {
  return {
    centre: { x: centre.x - right * unitsPerPixel, y: centre.y + down * unitsPerPixel },
    unitsPerPixel,
  };
}

/** The longest of 1, 2 or 5 times a power of ten that fits in some pixels, and its pixels. */
export function scaleBarOf(
  { unitsPerPixel }: MapView,
  mostPixels: number,
): { readonly length: number; readonly pixels: number } {
  const most = unitsPerPixel * mostPixels;
  const decade = 10 ** Math.floor(Math.log10(most));
  const length = ([5, 2].find((times) => times * decade <= most) ?? 1) * decade;
  return { length, pixels: length / unitsPerPixel };
}
