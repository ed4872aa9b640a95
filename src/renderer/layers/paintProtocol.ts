import type { RasterLook } from '#renderer/layers/rasterLooks';
import type { Tile } from '#renderer/tiles/tiles';
import type { PixelFrame } from '#seismic/display/cells';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** A layer whose grid, if it has one, is known to the worker by a number. */
export type OrderedLook =
  | Exclude<RasterLook, { kind: 'probabilities' }>
  | {
      readonly kind: 'probabilities';
      readonly look: Omit<ProbabilityLook, 'grid'> & { readonly grid: number };
    };

/** A frame whose tiles are known to the worker by numbers. */
export interface PaintOrder {
  readonly frame: PixelFrame;
  readonly tiles: readonly number[];
  readonly wiggleTiles: readonly number[];
  readonly looks: readonly OrderedLook[];
}

/** Messages of the page to the worker that paints. */
export type ToPaintWorker =
  | { readonly kind: 'tile'; readonly id: number; readonly tile: Tile }
  | { readonly kind: 'grid'; readonly id: number; readonly grid: ProbabilityGrid }
  /** A tile or grid that is not drawn any more. */
  | { readonly kind: 'forget'; readonly id: number }
  /** Is answered with a picture before the next is sent. */
  | { readonly kind: 'paint'; readonly order: PaintOrder };

/** The picture of the last order. */
export interface FromPaintWorker {
  readonly bitmap: ImageBitmap;
}
