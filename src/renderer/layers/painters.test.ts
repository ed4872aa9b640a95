import { describe, expect, it } from 'vitest';
import { looksOf, paintLooks } from '#renderer/layers/rasterLooks';
import type { TileFrame } from '#renderer/layers/sectionPainter';
import { TileSet } from '#renderer/tiles/tileSet';
import { cellsOfTile, type TilePlace, tileKey } from '#renderer/tiles/tiles';
import { colourTable } from '#seismic/display/colourTables';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { CONTOUR_RGB } from '#seismic/display/probabilityLook';
import type { CellView } from '#seismic/display/view';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';

const axes = { traceCount: 600, sampleCount: 1100, sampleIntervalUs: 2000, startTimeMs: 0 };
const amplitudeAt = (trace: number, sample: number) =>
  Math.sin(trace / 5) + Math.cos(sample / 7 + trace / 40);

function tileOf(place: TilePlace, samples = amplitudeAt) {
  const cells = cellsOfTile(place, axes);
  const amplitudes = Float32Array.from({ length: cells.columnCount * cells.rowCount }, (_, i) => {
    const column = cells.firstColumn + Math.floor(i / cells.rowCount);
    const row = cells.firstRow + (i % cells.rowCount);
    return samples(column * place.traceStep, row * place.sampleStep);
  });
  return { ...cells, amplitudes };
}

const size = { width: 160, height: 120 };

function frameOf(view: CellView, samples = amplitudeAt): TileFrame {
  const set = new TileSet(axes);
  for (let round = 0; round < 2; round++)
    for (const place of set.plan(view, size).missing) set.add(tileOf(place, samples));
  const { draw, missing } = set.plan(view, size);
  expect(missing).toEqual([]);
  return { axes, view, size, tiles: draw, wiggleTiles: [] };
}

function painted(
  frame: TileFrame,
  probabilities: DisplayScene['probabilities'] = null,
  clip = 2,
  comparedProbabilities: DisplayScene['probabilities'] = null,
) {
  const pixels = new Uint8ClampedArray(4 * size.width * size.height);
  const scene: DisplayScene = {
    ...DEFAULT_DRAWING,
    axes,
    range: { firstTrace: 0, traceCount: 1, startTimeMs: 0, durationMs: 1 },
    clip,
    colourTable: 'grey',
    probabilities,
    comparedProbabilities,
    picks: [],
    scale: TRACE_NUMBER,
    hiddenLayers: [],
  };
  paintLooks(pixels, frame, looksOf(scene, size));
  return pixels;
}

describe('the section on the canvas', () => {
  it('is a linear ramp for linear amplitudes, also at the corners of tiles', () => {
    // A value that increases linearly from −1 to 1 across the view: the grey of each pixel is known.
    const view = { firstTrace: 246.3, traceCount: 20, firstSample: 500.8, sampleCount: 25 };
    const plane = (trace: number, sample: number) =>
      (trace + 0.5 - view.firstTrace) / view.traceCount +
      (sample + 0.5 - view.firstSample) / view.sampleCount -
      1;
    const pixels = painted(frameOf(view, plane), null, 1);
    const table = colourTable('grey');
    let largest = 0;
    for (let y = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++) {
        const value = (x + 0.5) / size.width + (y + 0.5) / size.height - 1;
        const wanted = table[3 * Math.floor(128 * value + 128)];
        largest = Math.max(largest, Math.abs(pixels[4 * (y * size.width + x)] - wanted));
      }
    }
    // One step of the table: rounding of 32-bit samples at the edge of a colour.
    expect(largest).toBeLessThanOrEqual(2);
  });

  it('covers every pixel of the whole section', () => {
    const pixels = painted(frameOf({ firstTrace: 0, traceCount: 600, firstSample: 0, sampleCount: 1100 }));
    expect(pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('overlays the most likely class with an opacity that grows with its probability, none where classes tie', () => {
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
    const plain = painted(frameOf(view));
    const over = painted(frameOf(view), { grid, shows: 'class', opacity: 1 });
    expect([...over.slice(0, 3)]).toEqual([230, 159, 0]);
    const last = 4 * 159;
    expect(Math.abs(over[last] - plain[last])).toBeLessThan(8);
  });

  it('shows one probability by its table', () => {
    const view = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
    const probabilities = Float32Array.of(0, 1, 0);
    const steps = { firstTrace: 0, traceStep: 8, firstSample: 0, sampleStep: 8 };
    const grid = { ...steps, nodeTraceCount: 1, nodeSampleCount: 1, probabilities };
    expect([...painted(frameOf(view), { grid, shows: 'reflection', opacity: 1 }).slice(4000, 4003)]).toEqual([
      ...colourTable('probability').slice(765),
    ]);
  });
});

describe('two results over the section', () => {
  const view = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
  // Crossed at different traces, so that contours of both lie on either side of any divider.
  const gridOf = (left: number, right: number): ProbabilityGrid => ({
    ...{ firstTrace: 0, traceStep: 39, nodeTraceCount: 2 },
    ...{ firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
    probabilities: Float32Array.of(left, 1 - left, 0, right, 1 - right, 0),
  });
  const drawn = { opacity: 0.8, threshold: 0.4, hasContour: true } as const;
  const [first, second] = [
    { grid: gridOf(0, 1), shows: 'class', ...drawn },
    { grid: gridOf(1, 0.2), shows: 'diffraction', ...drawn },
  ];

  it('have each its side of the divider, and are there as each is alone', () => {
    const frame = frameOf(view);
    const [alone, other] = [painted(frame, first), painted(frame, second)];
    const isSame = (one: Uint8ClampedArray, two: Uint8ClampedArray) =>
      one.every((value, i) => value === two[i]);
    expect(isSame(alone, other)).toBe(false);
    for (const share of [0, 0.303, 0.5, 1]) {
      const both = painted(frame, { ...first, across: [0, share] }, 2, { ...second, across: [share, 1] });
      const divider = Math.round(share * size.width);
      const wanted = alone.map((value, i) => ((i / 4) % size.width < divider ? value : other[i]));
      expect(isSame(both, wanted)).toBe(true);
    }
  });

  it('have a difference that is clear at none, brown where the first is larger, blue where the second is', () => {
    const one = [{ name: 'difference', colour: '#000000' }];
    const grid = { ...gridOf(0, 0), probabilities: Float32Array.of(0, 1) };
    const look = { grid, classes: one, shows: 'difference', opacity: 1, isDifference: true };
    const frame = frameOf(view);
    const [plain, over] = [painted(frame), painted(frame, look)];
    const at = (pixels: Uint8ClampedArray, x: number) => [...pixels.slice(4 * x, 4 * x + 3)];
    const table = colourTable('diverging');
    // The ends are held beyond the outer traces.
    expect(at(over, 0)).toEqual([...table.slice(0, 3)]);
    expect(at(over, size.width - 1)).toEqual([...table.slice(765)]);
    const middle = size.width / 2;
    at(over, middle).forEach((value, k) => {
      expect(Math.abs(value - at(plain, middle)[k])).toBeLessThanOrEqual(4);
    });
    // A quarter of the way the difference is a half: it covers half of the picture below.
    const quarter = 4 * Math.round(size.width / 4);
    const share = (quarter / 4 + 0.5) / 4 / 39 - 0.5 / 39;
    const colour = 3 * Math.floor(share * 256);
    const wanted = plain[quarter] + (table[colour] - plain[quarter]) * (1 - 2 * share);
    expect(Math.abs(over[quarter] - wanted)).toBeLessThanOrEqual(2);
  });
});

describe('the threshold of an overlay', () => {
  const view = { firstTrace: 0, traceCount: 40, firstSample: 0, sampleCount: 30 };
  // From 0 at trace 0 to 1 at trace 39: 0.6 is crossed at trace 23.4.
  const grid: ProbabilityGrid = {
    ...{ firstTrace: 0, traceStep: 39, nodeTraceCount: 2 },
    ...{ firstSample: 0, sampleStep: 1, nodeSampleCount: 1 },
    probabilities: Float32Array.of(0, 0, 1, 1, 0, 0),
  };
  const look = { grid, shows: 'diffraction', opacity: 1, threshold: 0.6 } as const;
  const rowOf = (pixels: Uint8ClampedArray) =>
    Array.from({ length: size.width }, (_, x) => pixels.slice(4 * x, 4 * x + 3).join());
  // Trace 23.4 is in the middle of its cell, 23.9 of 40 across.
  const crossing = (23.9 / 40) * size.width;

  it('hides what is below, and leaves the rest as it is', () => {
    const [plain, whole] = [
      rowOf(painted(frameOf(view))),
      rowOf(painted(frameOf(view), { ...look, threshold: 0 })),
    ];
    const cut = rowOf(painted(frameOf(view), look));
    expect(cut).toEqual(cut.map((_, x) => (x + 0.5 < crossing ? plain[x] : whole[x])));
  });

  it('is where the contour is drawn, and nowhere else', () => {
    const row = rowOf(painted(frameOf(view), { ...look, hasContour: true }));
    const drawn = row.flatMap((pixel, x) => (pixel === CONTOUR_RGB.join() ? [x] : []));
    expect(drawn.length).toBeGreaterThan(0);
    for (const x of drawn) expect(Math.abs(x + 1 - crossing)).toBeLessThan(2.5);
    const without = rowOf(painted(frameOf(view), look));
    expect(row.filter((_, x) => !drawn.includes(x))).toEqual(without.filter((_, x) => !drawn.includes(x)));
  });

  it('of the likeliest class leaves noise out', () => {
    const noise = { ...grid, probabilities: Float32Array.of(0, 0, 1, 0, 0, 1) };
    const drawn = painted(frameOf(view), { ...look, grid: noise, shows: 'class', hasContour: true });
    expect(drawn).toEqual(painted(frameOf(view)));
  });
});

describe('the available tiles', () => {
  it('fill gaps from the last complete level, coarse under fine', () => {
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

  it('give a sample once its tile of full resolution is loaded', () => {
    const set = new TileSet(axes);
    expect(set.amplitudeAt(300, 600)).toBeNull();
    set.add(tileOf({ traceStep: 1, sampleStep: 1, column: 1, row: 1 }));
    expect(set.amplitudeAt(300, 600)).toBeCloseTo(amplitudeAt(300, 600), 6);
  });
});
