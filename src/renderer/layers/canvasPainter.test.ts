import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CanvasPainter } from '#renderer/layers/canvasPainter';
import { PaintOrders } from '#renderer/layers/paintOrders';
import type { ToPaintWorker } from '#renderer/layers/paintProtocol';
import { looksOf, paintLooks } from '#renderer/layers/rasterLooks';
import type { TileFrame } from '#renderer/layers/sectionPainter';
import { cellsOfTile, type Tile } from '#renderer/tiles/tiles';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';

const axes = { traceCount: 40, sampleCount: 30, sampleIntervalUs: 2000, startTimeMs: 0 };
const size = { width: 20, height: 10 };
const whole = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
const grid = {
  ...{ firstTrace: 0, traceStep: 39, nodeTraceCount: 2, firstSample: 0, sampleStep: 29, nodeSampleCount: 2 },
  probabilities: Float32Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
};
const scene: DisplayScene = {
  ...DEFAULT_DRAWING,
  drawnAs: 'both',
  axes,
  range: { firstTrace: 0, traceCount: 40, startTimeMs: 0, durationMs: 60 },
  clip: 2,
  colourTable: 'grey',
  probabilities: { grid, shows: 'class', opacity: 0.5 },
  picks: [],
  scale: TRACE_NUMBER,
  hiddenLayers: [],
};

function tileOf(phase: number): Tile {
  const cells = cellsOfTile({ traceStep: 1, sampleStep: 1, column: 0, row: 0 }, axes);
  const amplitudes = Float32Array.from({ length: 1200 }, (_, i) => Math.sin(i / 7 + phase));
  return { ...cells, amplitudes };
}

/** Takes the place of the worker: keeps the messages, and answers when the test says so. */
class FakeWorker {
  static last: FakeWorker;
  readonly sent: ToPaintWorker[] = [];
  private listener: (event: { data: unknown }) => void = () => undefined;
  constructor() {
    FakeWorker.last = this;
  }
  addEventListener(_kind: string, listener: (event: { data: unknown }) => void): void {
    this.listener = listener;
  }
  postMessage(message: ToPaintWorker): void {
    this.sent.push(structuredClone(message));
  }
  terminate(): void {}
  get orders(): ToPaintWorker[] {
    return this.sent.filter(({ kind }) => kind === 'paint');
  }
  answer(bitmap: { close(): void }): void {
    this.listener({ data: { bitmap } });
  }
}

const drawImage = vi.fn();
const onPicture = vi.fn();
const frameOf = (tile: Tile, view = whole): TileFrame => ({
  ...{ axes, view, size, tiles: [tile], wiggleTiles: [tile] },
});
const bitmapOf = () => ({ close: vi.fn() });

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.clearAllMocks();
});

function makePainter(): CanvasPainter {
  const context = { clearRect: () => undefined, drawImage } as unknown as CanvasRenderingContext2D;
  return new CanvasPainter(context, onPicture);
}

describe('the section painted by a worker', () => {
  it('has the pixels of the frame, painted out of what was sent', () => {
    const tile = tileOf(0);
    makePainter().paint(frameOf(tile), scene);
    const orders = new PaintOrders();
    const pixels = FakeWorker.last.sent.map((message) => orders.handle(message)).at(-1);
    const expected = new Uint8ClampedArray(4 * size.width * size.height);
    paintLooks(expected, frameOf(tile), looksOf(scene, size));
    expect(new Set(expected).size).toBeGreaterThan(20);
    expect(pixels).toEqual(expected);
  });

  it('is the last picture in its place until the newest view is painted; those between are left out', () => {
    const tile = tileOf(0);
    const painter = makePainter();
    expect(painter.paint(frameOf(tile), scene)).toBe('none');
    const first = bitmapOf();
    FakeWorker.last.answer(first);
    expect(onPicture).toHaveBeenCalledTimes(1);
    expect(painter.paint(frameOf(tile), scene)).toBe('exact');
    expect(drawImage).toHaveBeenLastCalledWith(first, 0, 0);
    const half = { ...whole, firstTrace: 10, traceCount: 20 };
    expect(painter.paint(frameOf(tile, half), scene)).toBe('earlier');
    expect(drawImage).toHaveBeenLastCalledWith(first, -10, 0, 40, 10);
    for (const firstTrace of [11, 12, 13]) painter.paint(frameOf(tile, { ...half, firstTrace }), scene);
    expect(FakeWorker.last.orders).toHaveLength(2);
    FakeWorker.last.answer(bitmapOf());
    expect(first.close).toHaveBeenCalled();
    expect(FakeWorker.last.orders).toHaveLength(3);
    expect(FakeWorker.last.orders[2]).toMatchObject({ order: { frame: { view: { firstTrace: 13 } } } });
    FakeWorker.last.answer(bitmapOf());
    expect(painter.paint(frameOf(tile, { ...half, firstTrace: 13 }), scene)).toBe('exact');
    expect(FakeWorker.last.orders).toHaveLength(3);
  });

  it('sends a tile and a grid once, and one that took the place of another anew', () => {
    const painter = makePainter();
    const tile = tileOf(0);
    painter.paint(frameOf(tile), scene);
    painter.paint(frameOf(tile, { ...whole, firstTrace: 1 }), scene);
    painter.paint(frameOf(tileOf(1)), scene);
    const kinds = FakeWorker.last.sent.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'tile')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'grid')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'forget')).toHaveLength(1);
  });
});
