import type { Column } from '../header/distinctValues.js';

/** A point of each trace in the field, scalars applied. */
export interface TracePoints {
  readonly x: Column;
  readonly y: Column;
}

/** Where a grid is in the field: x = x0 + inline · inlineX + crossline · crosslineX, y likewise. */
export interface GridPlacement {
  readonly x0: number;
  readonly y0: number;
  /** One step of the inline number, in the coordinates' unit; 0 where there is one inline only. */
  readonly inlineX: number;
  readonly inlineY: number;
  readonly crosslineX: number;
  readonly crosslineY: number;
  /** Distance from one inline (crossline) number to the next. */
  readonly inlineSpacing: number;
  readonly crosslineSpacing: number;
  /** Bearing of an inline in the direction of rising crosslines, degrees clockwise from +y, 0 to 360. */
  readonly inlineBearingDegrees: number;
  /** Root of the mean squared distance of the traces from where this puts them. */
  readonly misfit: number;
}

function meanOf(column: Column): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  return sum / column.length;
}

/** Mean of the products of the columns' distances from their means. */
function covariance([a, meanA]: readonly [Column, number], [b, meanB]: readonly [Column, number]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
  return sum / a.length;
}

/** Slopes of the plane through `value` over inline and crossline by least squares; null if undetermined. */
function slopes(
  [ii, ix, xx]: readonly [number, number, number],
  [iv, xv]: readonly [number, number],
): readonly [number, number] | null {
  if (ii === 0 && xx === 0) return null;
  if (xx === 0) return [iv / ii, 0];
  if (ii === 0) return [0, xv / xx];
  const determinant = ii * xx - ix * ix;
  if (determinant < 1e-9 * ii * xx) return null;
  return [(xx * iv - ix * xv) / determinant, (ii * xv - ix * iv) / determinant];
}

/**
 * Fits the map from line numbers to field coordinates by least squares; null if the coordinates are
 * the same for all traces, or the lines do not span a plane or a line.
 */
export function placeGrid(inline: Column, crossline: Column, { x, y }: TracePoints): GridPlacement | null {
  if (inline.length < 2) return null;
  const means = [inline, crossline, x, y].map(meanOf);
  const [i, c, px, py] = [inline, crossline, x, y].map((column, k) => [column, means[k]] as const);
  const normal = [covariance(i, i), covariance(i, c), covariance(c, c)] as const;
  const alongX = slopes(normal, [covariance(i, px), covariance(c, px)]);
  const alongY = slopes(normal, [covariance(i, py), covariance(c, py)]);
  const spread = covariance(px, px) + covariance(py, py);
  if (!alongX || !alongY || !(spread > 0)) return null;
  const [inlineX, crosslineX] = alongX;
  const [inlineY, crosslineY] = alongY;
  const x0 = means[2] - inlineX * means[0] - crosslineX * means[1];
  const y0 = means[3] - inlineY * means[0] - crosslineY * means[1];
  let squares = 0;
  for (let k = 0; k < inline.length; k++) {
    const dx = x[k] - (x0 + inlineX * inline[k] + crosslineX * crossline[k]);
    const dy = y[k] - (y0 + inlineY * inline[k] + crosslineY * crossline[k]);
    squares += dx * dx + dy * dy;
  }
  const bearing = (Math.atan2(crosslineX, crosslineY) * 180) / Math.PI;
  return {
    ...{ x0, y0, inlineX, inlineY, crosslineX, crosslineY },
    inlineSpacing: Math.hypot(inlineX, inlineY),
    crosslineSpacing: Math.hypot(crosslineX, crosslineY),
    inlineBearingDegrees: (bearing + 360) % 360,
    misfit: Math.sqrt(squares / inline.length),
  };
}
