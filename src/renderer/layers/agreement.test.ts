import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNewSection } from '#jobs/export/writeSection';
import { FigureSurface } from '#jobs/figures/figureSurface';
import { LineReader } from '#jobs/line/lineReader';
import { looksOf, paintLooks } from '#renderer/layers/rasterLooks';
import { TileSet } from '#renderer/tiles/tileSet';
import { cellsOfTile, type TilePlace, type TileSource, windowOfTile } from '#renderer/tiles/tiles';
import { DEFAULT_DRAWING, type Drawing } from '#seismic/display/drawing';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import { cellView, fitRange, type ViewRange } from '#seismic/display/view';
import { wiggleStep } from '#seismic/display/wiggle';
import { createRandom } from '#seismic/numerics/random';
import { AS_RECORDED, processTraces, type TraceProcess } from '#seismic/process/traceProcess';
import type { Section } from '#seismic/section/section';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-agreement-'));
const path = join(scratch, 'line.sgy');
const [traceCount, sampleCount] = [600, 1100];
const section: Section = {
  traceCount,
  sampleCount,
  sampleIntervalUs: 4000,
  startTimeMs: 0,
  amplitudes: new Float32Array(traceCount * sampleCount),
};
const GAINED: TraceProcess = { ...AS_RECORDED, balance: 'agc', agcWindowMs: 400 };
const FILTERED: TraceProcess = {
  ...AS_RECORDED,
  bandPassHz: [5, 10, 30, 60],
  timePower: 1,
  balance: 'trace',
};
const size = { width: 300, height: 200 };
let reader: LineReader;

beforeAll(async () => {
  const random = createRandom(4);
  // Noise and dipping events that decay by a factor of a hundred along the trace: gain changes every colour.
  for (let i = 0; i < section.amplitudes.length; i++) {
    const [trace, sample] = [Math.floor(i / sampleCount), i % sampleCount];
    const event = 3 * Math.sin((sample + trace / 3) / 5) ** 9;
    section.amplitudes[i] = (random.normal() + event) * 100 ** (-sample / sampleCount);
  }
  const nothing = () => undefined;
  const context = { signal: new AbortController().signal, progress: nothing, warn: nothing, emit: nothing };
  const line = { outputPath: path, section, textLines: ['A LINE'], traceSpacingM: 12.5 };
  await writeNewSection(line, context);
  reader = await LineReader.open(path);
});

afterAll(async () => {
  await reader.dispose();
  rmSync(scratch, { recursive: true });
});

function sceneOf(range: ViewRange, drawing: Drawing): DisplayScene {
  return {
    ...drawing,
    axes: section,
    range,
    clip: 2,
    colourTable: 'grey',
    probabilities: null,
    picks: [],
    scale: TRACE_NUMBER,
    hiddenLayers: [],
  };
}

/** As the window paints: tiles of the file, read block by block. */
async function paintedByCanvas(
  range: ViewRange,
  process: TraceProcess,
  drawing = DEFAULT_DRAWING,
): Promise<Uint8ClampedArray> {
  const source: TileSource = { fingerprint: 'a', plane: 'line', axes: section, process };
  const set = new TileSet(section);
  const view = cellView(range, section);
  const add = async (place: TilePlace) => {
    const { amplitudes } = await reader.readWindow(windowOfTile(place, source));
    set.add({ ...cellsOfTile(place, section), amplitudes });
  };
  const drawn = {
    density: drawing.drawnAs !== 'wiggle',
    wiggleStep: drawing.drawnAs === 'density' ? null : wiggleStep(view.traceCount, size.width),
  };
  await Promise.all(set.plan(view, size, drawn).missing.map(add));
  const { draw: tiles, wiggles: wiggleTiles } = set.plan(view, size, drawn);
  const pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255);
  paintLooks(
    pixels,
    { axes: section, view, size, tiles, wiggleTiles },
    looksOf(sceneOf(range, drawing), size),
  );
  return pixels;
}

/** As an exported figure is painted. */
function paintedByFigure(
  range: ViewRange,
  process: TraceProcess,
  drawing = DEFAULT_DRAWING,
): Uint8ClampedArray {
  const amplitudes = processTraces(section.amplitudes, section, process);
  const surface = new FigureSurface({ ...section, amplitudes }, range, { left: 0, top: 0, ...size }, 1);
  drawLayers(sceneOf(range, drawing), surface);
  return surface.pixels;
}

/** Largest difference of two pictures in grey levels, and the share of pixels that differ by more than one. */
function differenceOf(first: Uint8ClampedArray, second: Uint8ClampedArray) {
  const differences = Array.from(first, (value, i) => Math.abs(value - second[i]));
  return {
    largest: differences.reduce((a, b) => Math.max(a, b), 0),
    share: differences.filter((value) => value > 2).length / differences.length,
  };
}

describe('window and figure', () => {
  const whole = fitRange(section);
  const parts: [string, ViewRange][] = [
    ['the whole section', whole],
    [
      'a part where pixels hold several samples',
      { ...whole, firstTrace: 37.5, traceCount: 450, startTimeMs: 210, durationMs: 3000 },
    ],
    [
      'a part where samples hold several pixels',
      { ...whole, firstTrace: 240, traceCount: 40, startTimeMs: 1960, durationMs: 300 },
    ],
  ];
  it.each(parts)('show the same amplitudes with automatic gain: %s', async (_name, range) => {
    const canvas = await paintedByCanvas(range, GAINED);
    const { largest, share } = differenceOf(canvas, paintedByFigure(range, GAINED));
    expect(share).toBe(0);
    expect(largest).toBeLessThanOrEqual(2);
    // The test can detect a difference: without gain nearly every pixel differs.
    expect(differenceOf(canvas, paintedByFigure(range, AS_RECORDED)).share).toBeGreaterThan(0.3);
  });

  it.each(parts)('show the same amplitudes band-passed, with gain and balance: %s', async (_name, range) => {
    const canvas = await paintedByCanvas(range, FILTERED);
    expect(differenceOf(canvas, paintedByFigure(range, FILTERED)).share).toBe(0);
    expect(differenceOf(canvas, paintedByFigure(range, AS_RECORDED)).share).toBeGreaterThan(0.3);
  });

  it.each(parts)('show the same wiggles, thinned alike: %s', async (_name, range) => {
    for (const drawnAs of ['wiggle', 'both'] as const) {
      const drawing = { ...DEFAULT_DRAWING, drawnAs, excursion: 1.5 };
      const canvas = await paintedByCanvas(range, GAINED, drawing);
      const { share } = differenceOf(canvas, paintedByFigure(range, GAINED, drawing));
      // Rows of pixels between two tiles see one sample less beyond the border.
      expect(share).toBeLessThan(0.01);
      const reversed = paintedByFigure(range, GAINED, { ...drawing, polarity: -1 });
      expect(differenceOf(canvas, reversed).share).toBeGreaterThan(0.05);
    }
  });
});
