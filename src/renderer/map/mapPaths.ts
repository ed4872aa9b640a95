import { type MapView, pixelOf } from '#seismic/display/mapView';
import type { PlotSize } from '#seismic/display/view';
import type { MapPoint } from '#seismic/survey/surveyMap';

/** SVG paths of places on a map. */
export interface MapPaths {
  /** A dot at each point: a line of no length with round ends. */
  dotsAt(points: readonly MapPoint[]): string;
  lineThrough(points: readonly MapPoint[]): string;
}

/** Paths on a plot of a size, in pixels. */
export function pathsOn(view: MapView, size: PlotSize): MapPaths {
  const placed = (point: MapPoint): string => {
    const { x, y } = pixelOf(view, size, point);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return {
    dotsAt: (points) => points.map((point) => `M${placed(point)}h0`).join(''),
    lineThrough: (points) => (points.length > 0 ? `M${points.map(placed).join('L')}` : ''),
  };
}
