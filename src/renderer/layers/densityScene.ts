import { ownedPart } from '#renderer/tiles/tileSet';
import { TILE_COLUMNS, TILE_ROWS, type Tile } from '#renderer/tiles/tiles';
import type { CellView, PlotSize } from '#renderer/view/viewMath';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** All that a density picture depends on. Both painters make the same picture of the same scene. */
export interface DensityScene {
  readonly axes: SectionAxes;
  readonly view: CellView;
  /** In device pixels. */
  readonly size: PlotSize;
  readonly tiles: readonly Tile[];
  /** 256 × RGB. */
  readonly table: Uint8Array;
  readonly clip: number;
  readonly overlay: DensityOverlay | null;
}

export interface DensityOverlay {
  readonly grid: ProbabilityGrid;
  readonly shows: EventClass | 'class';
  readonly opacity: number;
  /** 256 × RGB for one probability. */
  readonly table: Uint8Array;
}

/** Draws scenes on a canvas. */
export interface DensityPainter {
  readonly name: 'webgl' | 'canvas';
  /** Takes in what it lacks of the scene until the time is up (ms of performance.now). True when done. */
  prepare(scene: DensityScene, deadline: number): boolean;
  paint(scene: DensityScene): void;
  dispose(): void;
}

/** Pixels of a tile and how a pixel maps to its cells: cell = offset + scale × (pixel + ½). */
export interface TileFrame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly columnOffset: number;
  readonly columnScale: number;
  readonly rowOffset: number;
  readonly rowScale: number;
}

/**
 * Where a tile is drawn. A pixel belongs to the tile that holds its centre, so tiles neither overlap
 * nor leave gaps. Cells count from the tile's first one; a cell's value stands at its centre.
 */
export function frameOfTile(tile: Tile, { axes, view, size }: DensityScene): TileFrame {
  const owned = ownedPart(tile, { columns: TILE_COLUMNS, rows: TILE_ROWS }, axes);
  const perTrace = size.width / view.traceCount;
  const perSample = size.height / view.sampleCount;
  const pixelOf = (edge: number, last: number) => Math.min(last, Math.max(0, Math.ceil(edge - 0.5)));
  return {
    left: pixelOf((owned.firstTrace - view.firstTrace) * perTrace, size.width),
    right: pixelOf((owned.firstTrace + owned.traceCount - view.firstTrace) * perTrace, size.width),
    top: pixelOf((owned.firstSample - view.firstSample) * perSample, size.height),
    bottom: pixelOf((owned.firstSample + owned.sampleCount - view.firstSample) * perSample, size.height),
    columnOffset: view.firstTrace / tile.traceStep - 0.5 - tile.firstColumn,
    columnScale: 1 / (perTrace * tile.traceStep),
    rowOffset: view.firstSample / tile.sampleStep - 0.5 - tile.firstRow,
    rowScale: 1 / (perSample * tile.sampleStep),
  };
}

/** How a pixel maps to the nodes of a probability grid: node = offset + scale × (pixel + ½). */
export function frameOfGrid(grid: ProbabilityGrid, { view, size }: DensityScene) {
  return {
    columnOffset: (view.firstTrace - 0.5 - grid.firstTrace) / grid.traceStep,
    columnScale: view.traceCount / (size.width * grid.traceStep),
    rowOffset: (view.firstSample - 0.5 - grid.firstSample) / grid.sampleStep,
    rowScale: view.sampleCount / (size.height * grid.sampleStep),
  };
}

/** Colours of the classes in the order of EVENT_CLASSES, 0…1. */
export const CLASS_COLOURS: readonly (readonly [number, number, number])[] = EVENT_CLASSES.map((name) => {
  const [red, green, blue] = CLASS_STYLES[name].rgb;
  return [red / 255, green / 255, blue / 255];
});

/** Index of the class shown, or −1 where each sample has the colour of its likeliest class. */
export function shownClass(overlay: DensityOverlay): number {
  return overlay.shows === 'class' ? -1 : EVENT_CLASSES.indexOf(overlay.shows);
}
