import {
  CLASS_COLOURS,
  type DensityOverlay,
  type DensityPainter,
  type DensityScene,
  frameOfGrid,
  frameOfTile,
  shownClass,
} from '#renderer/layers/densityScene';
import type { Tile } from '#renderer/tiles/tiles';
import { colourIndex } from '#seismic/display/colourTables';

/** For every pixel along one side: the cell before its centre, the one after, and how far between. */
interface Steps {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly part: Float64Array;
}

function stepsAlong(offset: number, scale: number, first: number, end: number, count: number): Steps {
  const length = Math.max(0, end - first);
  const steps = {
    before: new Int32Array(length),
    after: new Int32Array(length),
    part: new Float64Array(length),
  };
  for (let i = 0; i < length; i++) {
    const at = Math.min(count - 1, Math.max(0, offset + scale * (first + i + 0.5)));
    steps.before[i] = Math.floor(at);
    steps.after[i] = Math.min(count - 1, steps.before[i] + 1);
    steps.part[i] = at - steps.before[i];
  }
  return steps;
}

/** The density picture without a GPU: the same arithmetic as the shader, pixel by pixel. */
export class CanvasPainter implements DensityPainter {
  readonly name = 'canvas';
  private image: ImageData | null = null;

  constructor(private readonly context: CanvasRenderingContext2D) {}

  prepare(): boolean {
    return true;
  }

  paint(scene: DensityScene): void {
    const { width, height } = scene.size;
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = this.context.createImageData(width, height);
    }
    this.image.data.fill(0);
    paintPixels(scene, this.image.data);
    this.context.putImageData(this.image, 0, 0);
  }

  dispose(): void {
    this.image = null;
  }
}

/** Fills RGBA bytes of the scene's size. */
export function paintPixels(scene: DensityScene, pixels: Uint8ClampedArray): void {
  for (const tile of scene.tiles) paintTile(tile, scene, pixels);
  if (scene.overlay) paintOverlay(scene.overlay, scene, pixels);
}

function paintTile(tile: Tile, scene: DensityScene, pixels: Uint8ClampedArray): void {
  const frame = frameOfTile(tile, scene);
  const { table, clip, size } = scene;
  const { amplitudes, rowCount } = tile;
  const columns = stepsAlong(
    frame.columnOffset,
    frame.columnScale,
    frame.left,
    frame.right,
    tile.columnCount,
  );
  const rows = stepsAlong(frame.rowOffset, frame.rowScale, frame.top, frame.bottom, rowCount);
  for (let x = 0; x < columns.part.length; x++) {
    const near = columns.before[x] * rowCount;
    const far = columns.after[x] * rowCount;
    const part = columns.part[x];
    for (let y = 0; y < rows.part.length; y++) {
      const { before, after } = rows;
      const upper = amplitudes[near + before[y]] * (1 - part) + amplitudes[far + before[y]] * part;
      const lower = amplitudes[near + after[y]] * (1 - part) + amplitudes[far + after[y]] * part;
      const colour = 3 * colourIndex(upper + (lower - upper) * rows.part[y], clip);
      const at = 4 * ((frame.top + y) * size.width + frame.left + x);
      pixels[at] = table[colour];
      pixels[at + 1] = table[colour + 1];
      pixels[at + 2] = table[colour + 2];
      pixels[at + 3] = 255;
    }
  }
}

function paintOverlay(overlay: DensityOverlay, scene: DensityScene, pixels: Uint8ClampedArray): void {
  const { grid } = overlay;
  const frame = frameOfGrid(grid, scene);
  const { width, height } = scene.size;
  const columns = stepsAlong(frame.columnOffset, frame.columnScale, 0, width, grid.nodeTraceCount);
  const rows = stepsAlong(frame.rowOffset, frame.rowScale, 0, height, grid.nodeSampleCount);
  const shown = shownClass(overlay);
  const found = new Float64Array(3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const near = columns.before[x] * grid.nodeSampleCount;
      const far = columns.after[x] * grid.nodeSampleCount;
      for (let k = 0; k < 3; k++) {
        const at = (node: number) => grid.probabilities[3 * node + k];
        const upper =
          at(near + rows.before[y]) * (1 - columns.part[x]) + at(far + rows.before[y]) * columns.part[x];
        const lower =
          at(near + rows.after[y]) * (1 - columns.part[x]) + at(far + rows.after[y]) * columns.part[x];
        found[k] = upper + (lower - upper) * rows.part[y];
      }
      blend(found, shown, overlay, pixels, 4 * (y * width + x));
    }
  }
}

/** Lays the overlay's colour over a pixel: the surer, the stronger; undecided samples and noise stay clear. */
function blend(
  found: Float64Array,
  shown: number,
  overlay: DensityOverlay,
  pixels: Uint8ClampedArray,
  at: number,
): void {
  if (shown >= 0) {
    const colour = 3 * Math.min(255, Math.max(0, Math.floor(found[shown] * 256)));
    const alpha = overlay.opacity * found[shown];
    for (let k = 0; k < 3; k++) pixels[at + k] += (overlay.table[colour + k] - pixels[at + k]) * alpha;
    return;
  }
  const likeliest = found[0] >= found[1] && found[0] >= found[2] ? 0 : found[1] >= found[2] ? 1 : 2;
  if (likeliest === 2) return;
  const alpha = overlay.opacity * Math.max(0, (found[likeliest] - 1 / 3) * 1.5);
  for (let k = 0; k < 3; k++) pixels[at + k] += (255 * CLASS_COLOURS[likeliest][k] - pixels[at + k]) * alpha;
}
