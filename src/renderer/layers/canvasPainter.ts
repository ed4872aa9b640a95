import type { FromPaintWorker, OrderedLook, PaintOrder, ToPaintWorker } from '#renderer/layers/paintProtocol';
import { looksOf, type RasterLook } from '#renderer/layers/rasterLooks';
import type { SectionPainter, ShownPicture, TileFrame } from '#renderer/layers/sectionPainter';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import { type Tile, tileKey } from '#renderer/tiles/tiles';
import type { PixelFrame } from '#seismic/display/cells';
import type { DisplayScene } from '#seismic/display/layers/layer';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Tiles that the worker keeps. */
const SENT_BYTES = 128 * 2 ** 20;
/** A result, and one beside it. */
const MOST_GRIDS = 2;

interface SentTile {
  readonly id: number;
  readonly tile: Tile;
}

/** An order and all that it depends on, as text. */
interface KeyedOrder {
  readonly order: PaintOrder;
  readonly key: string;
}

interface Picture extends KeyedOrder {
  readonly bitmap: ImageBitmap;
}

/** Where a picture of one view lies on that of another. */
function placeOn(view: PixelFrame['view'], size: PixelFrame['size'], of: PixelFrame['view']) {
  const [perTrace, perSample] = [size.width / view.traceCount, size.height / view.sampleCount];
  return {
    x: (of.firstTrace - view.firstTrace) * perTrace,
    y: (of.firstSample - view.firstSample) * perSample,
    width: of.traceCount * perTrace,
    height: of.sampleCount * perSample,
  };
}

/**
 * The section without a graphics card. A worker paints it pixel by pixel; until a view is painted, the last picture is
 * drawn where it lies there, so that the page keeps up with the mouse.
 */
export class CanvasPainter implements SectionPainter {
  readonly name = 'canvas';
  private readonly worker = new Worker(new URL('./paint.worker.ts', import.meta.url), { type: 'module' });
  private readonly tiles = new LeastRecent<SentTile>(
    SENT_BYTES,
    ({ tile }) => tile.amplitudes.byteLength,
    ({ id }) => this.send({ kind: 'forget', id }),
  );
  private grids: { readonly id: number; readonly grid: ProbabilityGrid }[] = [];
  /** The tables of colours that were drawn: a key has their numbers, as their bytes would be most of its text. */
  private readonly tables: Uint8Array[] = [];
  private lastId = 0;
  private picture: Picture | null = null;
  private underWay: KeyedOrder | null = null;
  /** What is to be painted next: the newest order only. */
  private wanted: KeyedOrder | null = null;

  /** @param onPicture called when the worker has painted: the frame is to be drawn again */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly onPicture: () => void,
  ) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromPaintWorker>) => this.take(data));
  }

  /** Tiles are sent with the order that needs them first. */
  prepare(): boolean {
    return true;
  }

  paint(frame: TileFrame, scene: DisplayScene): ShownPicture {
    const wanted = this.orderOf(frame, looksOf(scene, frame.size));
    if (wanted.key !== this.underWay?.key) this.wanted = wanted;
    const isExact = wanted.key === this.picture?.key;
    if (isExact) this.wanted = null;
    this.order();
    return this.show(frame, isExact);
  }

  /** Draws the last picture: as it is, or where it lies in the view. */
  private show({ view, size, axes }: TileFrame, isExact: boolean): ShownPicture {
    const { context, picture } = this;
    context.clearRect(0, 0, size.width, size.height);
    if (!picture) return 'none';
    const { frame } = picture.order;
    const isAlike = frame.axes.traceCount === axes.traceCount && frame.axes.sampleCount === axes.sampleCount;
    const at = placeOn(view, size, frame.view);
    if (isExact) context.drawImage(picture.bitmap, 0, 0);
    else if (isAlike) context.drawImage(picture.bitmap, at.x, at.y, at.width, at.height);
    return isExact ? 'exact' : 'earlier';
  }

  private take({ bitmap }: FromPaintWorker): void {
    this.picture?.bitmap.close();
    this.picture = this.underWay && { ...this.underWay, bitmap };
    this.underWay = null;
    this.order();
    this.onPicture();
  }

  private order(): void {
    if (this.underWay || !this.wanted) return;
    this.underWay = this.wanted;
    this.wanted = null;
    this.send({ kind: 'paint', order: this.underWay.order });
  }

  private orderOf(frame: TileFrame, looks: readonly RasterLook[]): KeyedOrder {
    const { axes, view, size, pixelsPerUnit } = frame;
    const order: PaintOrder = {
      frame: { axes, view, size, pixelsPerUnit },
      tiles: frame.tiles.map((tile) => this.idOfTile(tile)),
      wiggleTiles: frame.wiggleTiles.map((tile) => this.idOfTile(tile)),
      looks: looks.map((one) => this.orderedLook(one)),
    };
    const key = JSON.stringify(order, (_name, value) =>
      value instanceof Uint8Array ? this.numberOfTable(value) : value,
    );
    return { order, key };
  }

  private orderedLook(one: RasterLook): OrderedLook {
    if (one.kind !== 'probabilities') return one;
    return { kind: one.kind, look: { ...one.look, grid: this.idOfGrid(one.look.grid) } };
  }

  private numberOfTable(table: Uint8Array): number {
    const known = this.tables.indexOf(table);
    return known < 0 ? this.tables.push(table) - 1 : known;
  }

  private idOfTile(tile: Tile): number {
    const sent = this.tiles.get(tileKey(tile));
    if (sent?.tile === tile) return sent.id;
    const id = ++this.lastId;
    this.send({ kind: 'tile', id, tile });
    this.tiles.set(tileKey(tile), { id, tile });
    return id;
  }

  private idOfGrid(grid: ProbabilityGrid): number {
    const sent = this.grids.find((one) => one.grid === grid);
    if (sent) return sent.id;
    const id = ++this.lastId;
    this.send({ kind: 'grid', id, grid });
    this.grids = [{ id, grid }, ...this.grids];
    for (const old of this.grids.splice(MOST_GRIDS)) this.send({ kind: 'forget', id: old.id });
    return id;
  }

  private send(message: ToPaintWorker): void {
    this.worker.postMessage(message);
  }

  dispose(): void {
    this.worker.terminate();
    this.picture?.bitmap.close();
    this.picture = null;
  }
}
