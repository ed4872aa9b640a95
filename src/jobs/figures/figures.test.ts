import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, describe, expect, it } from 'vitest';
import { axisTicks, traceTicks } from '#jobs/figures/axes';
import { drawDensity } from '#jobs/figures/densityImage';
import { exportFigure, type FigureExport } from '#jobs/figures/exportFigure';
import { drawOverlay } from '#jobs/figures/overlayImage';
import { drawPanelFigure, orderByClass } from '#jobs/figures/panelFigure';
import { boxOfPick } from '#jobs/figures/pickOutlines';
import { escapeXml } from '#jobs/figures/svg';
import { colourTable } from '#seismic/display/colourTables';
import type { PickedWindow } from '#seismic/picks/pick';
import type { JobContext } from '#system/job';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-figures-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const quiet: JobContext = { signal: new AbortController().signal, progress() {}, warn() {}, emit() {} };

/** Two traces of four samples: a checkerboard of +1 and −1, 4 ms, starting at 100 ms. */
const section = {
  traceCount: 2,
  sampleCount: 4,
  sampleIntervalUs: 4000,
  startTimeMs: 100,
  amplitudes: Float32Array.of(1, -1, 1, -1, -1, 1, -1, 1),
};
const whole = { firstTrace: 0, traceCount: 2, startTimeMs: 98, durationMs: 16 };
const box = { left: 10, top: 20, width: 100, height: 200 };

describe('density image', () => {
  it('puts each sample in its own cell with the end colours of the table', () => {
    const table = colourTable('diverging');
    const { data } = drawDensity(section, whole, { width: 2, height: 4, clip: 1, table });
    const [low, high] = [[...table.subarray(0, 3)], [...table.subarray(765)]];
    const rows = [0, 1, 2, 3].map((y) =>
      [0, 1].map((x) => [...data.subarray(4 * (2 * y + x), 4 * (2 * y + x) + 3)]),
    );
    expect(rows).toEqual([
      [high, low],
      [low, high],
      [high, low],
      [low, high],
    ]);
  });

  it('keeps the largest magnitude where a pixel covers many samples', () => {
    const amplitudes = new Float32Array(400).fill(0.1);
    amplitudes[137] = -5;
    const long = { ...section, traceCount: 1, sampleCount: 400, amplitudes };
    const window = { firstTrace: 0, traceCount: 1, startTimeMs: 100, durationMs: 1600 };
    const table = colourTable('grey');
    const { data } = drawDensity(long, window, { width: 1, height: 10, clip: 5, table });
    expect(Array.from({ length: 10 }, (_, y) => data[4 * y] === table[0])).toEqual(
      Array.from({ length: 10 }, (_, y) => y === 3),
    );
  });

  it('leaves white what lies outside the section', () => {
    const window = { firstTrace: -2, traceCount: 6, startTimeMs: 90, durationMs: 40 };
    const { data } = drawDensity(section, window, {
      width: 6,
      height: 10,
      clip: 1,
      table: colourTable('grey'),
    });
    const white = (x: number, y: number) =>
      data.subarray(4 * (6 * y + x), 4 * (6 * y + x) + 3).every((v) => v === 255);
    expect([white(0, 5), white(1, 5), white(4, 5), white(2, 0), white(2, 9)]).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(white(2, 3)).toBe(false);
  });
});

describe('overlay image', () => {
  it('takes the likeliest class between nodes, the more opaque the surer, and leaves noise clear', () => {
    const grid = {
      firstTrace: 0,
      traceStep: 1,
      nodeTraceCount: 2,
      firstSample: 0,
      sampleStep: 3,
      nodeSampleCount: 2,
      probabilities: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
    };
    const { data } = drawOverlay(grid, section, { window: whole, width: 2, height: 4, opacity: 1 });
    const pixel = (x: number, y: number) => [...data.subarray(4 * (2 * y + x), 4 * (2 * y + x) + 4)];
    expect(pixel(0, 0)).toEqual([230, 159, 0, 255]);
    expect(pixel(0, 3)).toEqual([230, 159, 0, 255]);
    expect(pixel(1, 0)).toEqual([0, 114, 178, 255]);
    expect(pixel(1, 3)[3]).toBe(0);
    // A third of the way from reflection (1) to noise (1): P(R) = 2/3, opacity (2/3 − 1/3) · 1.5.
    expect(pixel(1, 1)).toEqual([0, 114, 178, 128]);
  });
});

describe('axes', () => {
  it('sets ticks at round values in their places', () => {
    expect(axisTicks([100, 1100], [20, 220], 5)).toEqual(
      [200, 400, 600, 800, 1000].map((value) => ({
        at: 20 + (value - 100) / 5,
        text: value === 1000 ? '1\u2009000' : String(value),
      })),
    );
  });

  it('follows a scale that falls along the line and falls back to traces where it does not rise or fall', () => {
    const view = { firstTrace: 0, traceCount: 5 };
    const falling = traceTicks(view, box, { name: 'CDP', values: [50, 40, 30, 20, 10] });
    expect(falling.name).toBe('CDP');
    expect(falling.ticks.find(({ text }) => text === '40')?.at).toBeCloseTo(10 + 1.5 * 20);
    expect(traceTicks(view, box, { name: 'CDP', values: [1, 1, 2, 2, 3] }).name).toBe('Trace');
  });

  it('outlines a pick exactly around its cells', () => {
    const pick: PickedWindow = { id: 'a', class: 'noise', trace: 1, timeMs: 108, traces: 1, durationMs: 8 };
    const window = { firstTrace: 0, traceCount: 2, startTimeMs: 100, durationMs: 16 };
    expect(boxOfPick(pick, section, { window, box })).toEqual({ left: 60, top: 70, width: 50, height: 100 });
  });
});

describe('words in figures', () => {
  it('cannot break out of the SVG', () => {
    expect(escapeXml('<a href="x">&\u0007')).toBe('&lt;a href=&quot;x&quot;&gt;&amp; ');
  });
});

describe('exportFigure', () => {
  const figure: FigureExport = {
    format: 'png',
    outputPath: join(scratch, 'section.png'),
    section,
    view: { ...whole, clip: 1, colourTable: 'grey', overlayOpacity: 0.5, withPicks: true },
    picks: [{ id: 'a', class: 'diffraction', trace: 1, timeMs: 106, traces: 1, durationMs: 8 }],
    grid: null,
    scale: null,
    title: 'A <title>',
    dotsPerInch: 96,
  };

  it('writes a PNG of the asked resolution with the density where the plot is and white around', async () => {
    await exportFigure(figure, quiet);
    const image = decode(readFileSync(figure.outputPath));
    expect([image.width, image.height]).toEqual([680, 470]);
    const brightness = (x: number, y: number) => image.data[(y * 680 + x) * image.channels];
    expect(brightness(3, 3)).toBe(255);
    expect(brightness(66 + 40, 66 + 45)).toBeLessThan(20);
    expect(brightness(66 + 40, 66 + 137)).toBeGreaterThan(235);
    expect(readdirSync(scratch)).toEqual(['section.png']);
  });

  it('draws letters: the title leaves dark pixels above the plot', async () => {
    await exportFigure({ ...figure, picks: [] }, quiet);
    const image = decode(readFileSync(figure.outputPath));
    let dark = 0;
    for (let y = 12; y < 28; y++) {
      for (let x = 64; x < 140; x++) if (image.data[(y * 680 + x) * image.channels] < 100) dark++;
    }
    expect(dark).toBeGreaterThan(60);
  });

  it('writes SVG with the words as text and the section as a picture', async () => {
    const path = join(scratch, 'section.svg');
    await exportFigure({ ...figure, format: 'svg', outputPath: path }, quiet);
    const svg = readFileSync(path, 'utf8');
    expect(svg).toContain('>A &lt;title&gt;</text>');
    expect(svg).toContain('>Two-way time (ms)</text>');
    expect(svg).toContain('>D diffraction (1)</text>');
    const embedded = /base64,([A-Za-z0-9+/=]+)/.exec(svg)?.[1] ?? '';
    expect(decode(Buffer.from(embedded, 'base64'))).toMatchObject({ width: 474, height: 366 });
  });

  it('leaves nothing behind where it may not write', async () => {
    const outputPath = join(import.meta.filename, 'section.png');
    await expect(exportFigure({ ...figure, outputPath }, quiet)).rejects.toMatchObject({
      code: 'file.write',
    });
  });
});

describe('panel figure', () => {
  it('groups rows and columns by class and puts each panel in its place', () => {
    const picks = (['noise', 'diffraction'] as const).map(
      (name, i): PickedWindow => ({
        id: `p${i}`,
        class: name,
        trace: 1,
        timeMs: 1,
        traces: 1,
        durationMs: 1,
      }),
    );
    expect(orderByClass(picks)).toEqual([1, 0]);
    // Panel (first, second) is constant: 0 → (noise, noise) +1, (noise, diffraction) −1, and so on.
    const panels = Float32Array.from({ length: 4 * 9 }, (_, i) => [1, -1, -1, 1][Math.floor(i / 9)]);
    panels.fill(0.5, 27, 36);
    const answer = { pickIds: ['p0', 'p1'], traceLags: [-1, 0, 1], timeLagsMs: [-4, 0, 4], panels };
    const svg = drawPanelFigure(picks, answer, { title: 'T', provenance: 'P' });
    const image = decode(Buffer.from(/base64,([A-Za-z0-9+/=]+)/.exec(svg)?.[1] ?? '', 'base64'));
    expect([image.width, image.height]).toEqual([7, 7]);
    const table = colourTable('diverging');
    const pixel = (x: number, y: number) => [...image.data.subarray(3 * (7 * y + x), 3 * (7 * y + x) + 3)];
    expect(pixel(0, 0)).toEqual([...table.subarray(3 * 192, 3 * 192 + 3)]);
    expect(pixel(6, 6)).toEqual([...table.subarray(765)]);
    expect(pixel(0, 6)).toEqual([...table.subarray(0, 3)]);
    expect(pixel(3, 0)).toEqual([255, 255, 255]);
  });
});
