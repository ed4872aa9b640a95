import { describe, expect, it } from 'vitest';
import { paintPixels } from '#renderer/layers/canvasPainter';
import type { DensityScene } from '#renderer/layers/densityScene';
import { TileSet } from '#renderer/tiles/tileSet';
import { cellsOfTile, type TilePlace, tileKey } from '#renderer/tiles/tiles';
import type { CellView } from '#renderer/view/viewMath';
import { colourTable } from '#seismic/display/colourTables';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

const axes = { traceCount: 600, sampleCount: 1100, sampleIntervalUs: 2000, startTimeMs: 0 };
const amplitudeAt = (trace: number, sample: number) =>
  Math.sin(trace / 5) + Math.cos(sample / 7 + trace / 40);

function tileOf(place: TilePlace) {
  const cells = cellsOfTile(place, axes);
  const amplitudes = Float32Array.from({ length: cells.columnCount * cells.rowCount }, (_, i) => {
    const column = cells.firstColumn + Math.floor(i / cells.rowCount);
    const row = cells.firstRow + (i % cells.rowCount);
    return amplitudeAt(column * place.traceStep, row * place.sampleStep);
  });
  return { ...cells, amplitudes };
}

function sceneOf(view: CellView, overlay: DensityScene['overlay'] = null): DensityScene {
  const size = { width: 160, height: 120 };
  const set = new TileSet(axes);
  for (let round = 0; round < 2; round++)
    for (const place of set.plan(view, size).missing) set.add(tileOf(place));
  const { draw, missing } = set.plan(view, size);
  expect(missing).toEqual([]);
  return { axes, view, size, tiles: draw, table: colourTable('grey'), clip: 2, overlay };
}

function painted(scene: DensityScene): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * scene.size.width * scene.size.height);
  paintPixels(scene, pixels);
  return pixels;
}

describe('the density picture', () => {
  it('is the bilinear interpolation of the samples, without a seam where four tiles meet', () => {
    const view = { firstTrace: 246.3, traceCount: 20, firstSample: 500.8, sampleCount: 25 };
    const pixels = painted(sceneOf(view));
    let largest = 0;
    for (let y = 0; y < 120; y++) {
      for (let x = 0; x < 160; x++) {
        const trace = view.firstTrace + ((x + 0.5) * 20) / 160 - 0.5;
        const sample = view.firstSample + ((y + 0.5) * 25) / 120 - 0.5;
        const [t, s] = [Math.floor(trace), Math.floor(sample)];
        const [a, b] = [trace - t, sample - s];
        const value =
          (1 - a) * (1 - b) * amplitudeAt(t, s) +
          a * (1 - b) * amplitudeAt(t + 1, s) +
          (1 - a) * b * amplitudeAt(t, s + 1) +
          a * b * amplitudeAt(t + 1, s + 1);
        const index = Math.floor((value / 2) * 128 + 128);
        largest = Math.max(largest, Math.abs(pixels[4 * (y * 160 + x)] - colourTable('grey')[3 * index]));
      }
    }
    // One step of the table: 32-bit samples against 64-bit ones at a colour's edge.
    expect(largest).toBeLessThanOrEqual(2);
  });

  it('covers every pixel of the whole section', () => {
    const pixels = painted(sceneOf({ firstTrace: 0, traceCount: 600, firstSample: 0, sampleCount: 1100 }));
    expect(pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('lays the likeliest class over it, the surer the stronger, and leaves the undecided clear', () => {
    const view = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
    const grid: ProbabilityGrid = {
      firstTrace: 0,
      traceStep: 40,
      nodeTraceCount: 2,
      firstSample: 0,
      sampleStep: 1100,
      nodeSampleCount: 1,
      probabilities: Float32Array.of(1, 0, 0, 1 / 3, 1 / 3, 1 / 3),
    };
    const overlay = { grid, shows: 'class', opacity: 1, table: colourTable('probability') } as const;
    const plain = painted(sceneOf(view));
    const over = painted(sceneOf(view, overlay));
    expect([...over.slice(0, 3)]).toEqual([230, 159, 0]);
    const last = 4 * 159;
    expect(Math.abs(over[last] - plain[last])).toBeLessThan(8);
  });

  it('shows one probability by its table', () => {
    const view = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
    const probabilities = Float32Array.of(0, 1, 0);
    const steps = { firstTrace: 0, traceStep: 8, firstSample: 0, sampleStep: 8 };
    const grid = { ...steps, nodeTraceCount: 1, nodeSampleCount: 1, probabilities };
    const overlay = { grid, shows: 'reflection', opacity: 1, table: colourTable('probability') } as const;
    expect([...painted(sceneOf(view, overlay)).slice(4000, 4003)]).toEqual([
      ...colourTable('probability').slice(765),
    ]);
  });
});

describe('the tiles at hand', () => {
  it('fill gaps with what was whole before, coarse under fine', () => {
    const set = new TileSet(axes);
    const view = { firstTrace: 100, traceCount: 200, firstSample: 100, sampleCount: 300 };
    const size = { width: 50, height: 50 };
    for (const place of set.plan(view, size).missing) set.add(tileOf(place));
    expect(set.plan(view, size).missing).toEqual([]);
    const closer = { width: 400, height: 600 };
    const plan = set.plan(view, closer);
    expect(plan.missing.every(({ traceStep, sampleStep }) => traceStep === 1 && sampleStep === 1)).toBe(true);
    expect(plan.draw.map(({ traceStep }) => traceStep)).toEqual([4, 4]);
    set.add(tileOf(plan.missing[0]));
    expect(set.plan(view, closer).draw.map(tileKey).at(-1)).toBe(tileKey(plan.missing[0]));
    expect(set.overview).not.toBeNull();
  });

  it('know a sample once its tile of full resolution is there', () => {
    const set = new TileSet(axes);
    expect(set.amplitudeAt(300, 600)).toBeNull();
    set.add(tileOf({ traceStep: 1, sampleStep: 1, column: 1, row: 1 }));
    expect(set.amplitudeAt(300, 600)).toBeCloseTo(amplitudeAt(300, 600), 6);
  });
});
