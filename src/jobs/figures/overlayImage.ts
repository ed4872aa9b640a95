import { type FigureWindow, type Pixels, sampleSampling, traceSampling } from '#jobs/figures/densityImage';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** A place between two nodes: the first one and the share of the second. */
function nodeAt(index: number, count: number): { first: number; share: number } {
  const held = Math.min(count - 1, Math.max(0, index));
  const first = Math.min(Math.floor(held), Math.max(0, count - 2));
  return { first, share: count > 1 ? held - first : 0 };
}

/** Probabilities of all classes at fractional nodes, bilinear, held beyond the outer nodes. */
function probabilitiesAt(grid: ProbabilityGrid, nodeTrace: number, nodeSample: number): number[] {
  const across = nodeAt(nodeTrace, grid.nodeTraceCount);
  const down = nodeAt(nodeSample, grid.nodeSampleCount);
  const classes = EVENT_CLASSES.length;
  const right = grid.nodeTraceCount > 1 ? grid.nodeSampleCount * classes : 0;
  const below = grid.nodeSampleCount > 1 ? classes : 0;
  const start = (across.first * grid.nodeSampleCount + down.first) * classes;
  return EVENT_CLASSES.map((_, index) => {
    const [p, at] = [grid.probabilities, start + index];
    const upper = p[at] * (1 - across.share) + p[at + right] * across.share;
    const lower = p[at + below] * (1 - across.share) + p[at + right + below] * across.share;
    return upper * (1 - down.share) + lower * down.share;
  });
}

function largestIndex(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best] ? index : best), 0);
}

/**
 * The likeliest class at each pixel: its colour, the more opaque the surer (clear at a third, full at 1).
 * Noise stays clear so that the section shows through.
 */
export function drawOverlay(
  grid: ProbabilityGrid,
  axes: SectionAxes,
  look: {
    readonly window: FigureWindow;
    readonly width: number;
    readonly height: number;
    readonly opacity: number;
  },
): Pixels {
  const { window, width, height, opacity } = look;
  const columns = traceSampling(window, width);
  const rows = sampleSampling(window, axes, height);
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    const sample = rows.start + (y + 0.5) * rows.perPixel;
    if (sample < -0.5 || sample > axes.sampleCount - 0.5) continue;
    for (let x = 0; x < width; x++) {
      const trace = columns.start + (x + 0.5) * columns.perPixel;
      const node = [
        (trace - grid.firstTrace) / grid.traceStep,
        (sample - grid.firstSample) / grid.sampleStep,
      ];
      const probabilities = probabilitiesAt(grid, node[0], node[1]);
      const best = largestIndex(probabilities);
      const name = EVENT_CLASSES[best];
      if (name === 'noise') continue;
      const sureness = (probabilities[best] - 1 / 3) * 1.5;
      data.set(
        [...CLASS_STYLES[name].rgb, Math.round(255 * opacity * Math.max(0, Math.min(1, sureness)))],
        4 * (y * width + x),
      );
    }
  }
  return { width, height, data };
}
