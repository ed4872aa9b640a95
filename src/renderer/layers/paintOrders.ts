import type { PaintOrder, ToPaintWorker } from '#renderer/layers/paintProtocol';
import { paintLooks, type RasterLook } from '#renderer/layers/rasterLooks';
import type { TileFrame } from '#renderer/layers/sectionPainter';
import type { Tile } from '#renderer/tiles/tiles';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Keeps tiles and grids by their numbers, and paints the frames that are ordered of them. What is forgotten is left out. */
export class PaintOrders {
  private readonly tiles = new Map<number, Tile>();
  private readonly grids = new Map<number, ProbabilityGrid>();

  /** The pixels of a frame, RGBA; null for a message that orders none. */
  handle(message: ToPaintWorker): Uint8ClampedArray<ArrayBuffer> | null {
    if (message.kind === 'paint') return this.paint(message.order);
    if (message.kind === 'tile') this.tiles.set(message.id, message.tile);
    else if (message.kind === 'grid') this.grids.set(message.id, message.grid);
    else {
      this.tiles.delete(message.id);
      this.grids.delete(message.id);
    }
    return null;
  }

  private paint(order: PaintOrder): Uint8ClampedArray<ArrayBuffer> {
    const { width, height } = order.frame.size;
    const pixels = new Uint8ClampedArray(4 * width * height);
    const frame: TileFrame = {
      ...order.frame,
      tiles: order.tiles.flatMap((id) => this.tiles.get(id) ?? []),
      wiggleTiles: order.wiggleTiles.flatMap((id) => this.tiles.get(id) ?? []),
    };
    const looks = order.looks.flatMap((one): RasterLook[] => {
      if (one.kind !== 'probabilities') return [one];
      const grid = this.grids.get(one.look.grid);
      return grid ? [{ kind: one.kind, look: { ...one.look, grid } }] : [];
    });
    paintLooks(pixels, frame, looks);
    return pixels;
  }
}
