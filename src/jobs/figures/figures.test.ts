import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, describe, expect, it } from 'vitest';
import { axisTicks } from '#jobs/figures/axes';
import { exportFigure, type FigureExport } from '#jobs/figures/exportFigure';
import { FigureSurface } from '#jobs/figures/figureSurface';
import { drawPanelFigure, orderByClass } from '#jobs/figures/panelFigure';
import { escapeXml } from '#jobs/figures/svg';
import { colourTable } from '#seismic/display/colourTables';
import { DEFAULT_DRAWING } from '#seismic/display/drawing';
import type { DisplayScene } from '#seismic/display/layers/layer';
import { drawLayers, OFF_AT_FIRST } from '#seismic/display/layers/registry';
import { fitRange } from '#seismic/display/view';
import type { PickedWindow } from '#seismic/picks/pick';
import { TRACE_NUMBER } from '#seismic/survey/traceScale';
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
const whole = fitRange(section);
const scene: DisplayScene = {
  ...DEFAULT_DRAWING,
  axes: section,
  range: whole,
  clip: 1,
  colourTable: 'grey',
  probabilities: null,
  picks: [],
  scale: TRACE_NUMBER,
  hiddenLayers: [],
};

/** The first picture that is embedded in an SVG. */
function pictureIn(svg: string) {
  return decode(Buffer.from(/base64,([A-Za-z0-9+/=]+)/.exec(svg)?.[1] ?? '', 'base64'));
}

/** Amplitudes of as many traces as samples, +1 and −1 in turn. */
function checkerboard(size: number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, i) => 1 - 2 * ((i + Math.floor(i / size)) % 2));
}

/** RGB of pixels of a plot of the given size. */
function paint(changes: Partial<DisplayScene>, size: { width: number; height: number }, samples = section) {
  const shown = { ...scene, axes: samples, ...changes };
  const surface = new FigureSurface(samples, shown.range, { left: 0, top: 0, ...size }, 1);
  drawLayers(shown, surface);
  return (x: number, y: number) => {
    const at = 4 * (y * size.width + x);
    return [...surface.pixels.subarray(at, at + 3)];
  };
}

describe('the picture in a figure', () => {
  const grey = colourTable('grey');
  const [low, high] = [[...grey.subarray(0, 3)], [...grey.subarray(765)]];

  it('puts each sample in its own cell with the end colours of the table', () => {
    const pixel = paint({}, { width: 2, height: 4 });
    expect([0, 1, 2, 3].map((y) => [0, 1].map((x) => pixel(x, y)))).toEqual([
      [high, low],
      [low, high],
      [high, low],
      [low, high],
    ]);
  });

  it('keeps a single strong sample where a pixel covers many', () => {
    const amplitudes = new Float32Array(400).fill(0.1);
    amplitudes[137] = -5;
    const long = { ...section, traceCount: 1, sampleCount: 400, amplitudes };
    const pixel = paint({ range: fitRange(long), clip: 5 }, { width: 1, height: 10 }, long);
    const values = Array.from({ length: 10 }, (_, y) => pixel(0, y)[0]);
    expect(values.indexOf(Math.max(...values))).toBe(3);
    expect(values[3]).toBeGreaterThan(225);
  });

  it('leaves the area outside the section white', () => {
    const range = { firstTrace: -2, traceCount: 6, startTimeMs: 88, durationMs: 40 };
    const pixel = paint({ range }, { width: 6, height: 10 });
    for (const [x, y] of [
      [0, 5],
      [1, 5],
      [4, 5],
      [2, 2],
      [2, 7],
    ])
      expect(pixel(x, y)).toEqual([255, 255, 255]);
    expect(pixel(2, 3)).toEqual(high);
    expect(pixel(2, 6)).toEqual(low);
  });

  it('overlays the likeliest class, more opaque with higher probability, and leaves noise clear', () => {
    const grid = {
      firstTrace: 0,
      traceStep: 1,
      nodeTraceCount: 2,
      firstSample: 0,
      sampleStep: 3,
      nodeSampleCount: 2,
      probabilities: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
    };
    const pixel = paint({ probabilities: { grid, shows: 'class', opacity: 1 } }, { width: 2, height: 4 });
    expect(pixel(0, 0)).toEqual([230, 159, 0]);
    expect(pixel(0, 3)).toEqual([230, 159, 0]);
    expect(pixel(1, 0)).toEqual([0, 114, 178]);
    expect(pixel(1, 3)).toEqual(high);
    // A third of the way from reflection (1) to noise (1): P(R) = 2/3, so half its colour over the sample's.
    const half = [0, 114, 178].map((value, k) => (value + high[k]) / 2);
    for (let k = 0; k < 3; k++) expect(Math.abs(pixel(1, 1)[k] - half[k])).toBeLessThanOrEqual(1);
  });

  it('leaves out the layers that are hidden', () => {
    const pixel = paint({ hiddenLayers: ['amplitudes'] }, { width: 2, height: 4 });
    expect(pixel(0, 0)).toEqual([255, 255, 255]);
  });
});

describe('axes', () => {
  it('sets ticks at round values in their places', () => {
    expect(axisTicks([100, 1100], [20, 220], 5)).toEqual(
      [200, 400, 600, 800, 1000].map((value) => ({
        at: 20 + (value - 100) / 5,
        label: value === 1000 ? '1\u2009000' : String(value),
      })),
    );
  });
});

describe('text in figures', () => {
  it('cannot break out of the SVG', () => {
    expect(escapeXml('<a href="x">&\u0007')).toBe('&lt;a href=&quot;x&quot;&gt;&amp; ');
  });
});

describe('exportFigure', () => {
  const figure: FigureExport = {
    format: 'png',
    outputPath: join(scratch, 'section.png'),
    section,
    view: {
      ...whole,
      drawing: DEFAULT_DRAWING,
      ...{ clip: 1, colourTable: 'grey', overlayOpacity: 0.5, hiddenLayers: OFF_AT_FIRST },
    },
    picks: [{ id: 'a', class: 'diffraction', trace: 1, timeMs: 106, traces: 1, durationMs: 8 }],
    grid: null,
    scale: null,
    title: 'A <title>',
    dotsPerInch: 96,
  };

  it('writes a PNG of the requested resolution with the density in the plot and white around', async () => {
    await exportFigure(figure, quiet);
    const image = decode(readFileSync(figure.outputPath));
    expect([image.width, image.height]).toEqual([680, 470]);
    const brightness = (x: number, y: number) => image.data[(y * 680 + x) * image.channels];
    expect(brightness(3, 3)).toBe(255);
    expect(brightness(66 + 40, 66 + 45)).toBeLessThan(20);
    expect(brightness(66 + 40, 66 + 137)).toBeGreaterThan(235);
    expect(readdirSync(scratch)).toEqual(['section.png']);
  });

  it('draws the picture by its own pixels, unsmoothed, at a resolution where they fall between those of the page', async () => {
    const checked = { ...section, traceCount: 80, sampleCount: 80, amplitudes: checkerboard(80) };
    const asked = { ...figure, section: checked, view: { ...figure.view, ...fitRange(checked) }, picks: [] };
    await exportFigure({ ...asked, dotsPerInch: 150 }, quiet);
    const path = join(scratch, 'checked.svg');
    await exportFigure({ ...asked, dotsPerInch: 150, format: 'svg', outputPath: path }, quiet);
    const page = decode(readFileSync(figure.outputPath));
    const picture = pictureIn(readFileSync(path, 'utf8'));
    rmSync(path);
    const [left, top] = [100, 103];
    let others = 0;
    for (let y = 10; y < 500; y++)
      for (let x = 10; x < 700; x++) {
        const value = page.data[((top + y) * page.width + left + x) * page.channels];
        const isThere = [-1, 0, 1].some((across) =>
          [-1, 0, 1].some(
            (down) => picture.data[((y + down) * picture.width + x + across) * picture.channels] === value,
          ),
        );
        if (!isThere) others++;
      }
    expect(others).toBe(0);
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

  it('writes SVG with text as text and the section as a picture', async () => {
    const path = join(scratch, 'section.svg');
    await exportFigure({ ...figure, format: 'svg', outputPath: path }, quiet);
    const svg = readFileSync(path, 'utf8');
    expect(svg).toContain('>A &lt;title&gt;</text>');
    expect(svg).toContain('>Two-way time (ms)</text>');
    expect(svg).toContain('>D diffraction (1)</text>');
    // The window is trace 1 and samples 1 and 2 of two traces of four samples in a plot of 474 by 366.
    expect(svg).toMatch(/<g data-pick="a"><rect x="237" y="91.5" width="237" height="183"/);
    expect(pictureIn(svg)).toMatchObject({ width: 474, height: 366 });
  });

  it('leaves no file where it may not write', async () => {
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
    const image = pictureIn(svg);
    expect([image.width, image.height]).toEqual([7, 7]);
    const table = colourTable('diverging');
    const pixel = (x: number, y: number) => [...image.data.subarray(3 * (7 * y + x), 3 * (7 * y + x) + 3)];
    expect(pixel(0, 0)).toEqual([...table.subarray(3 * 192, 3 * 192 + 3)]);
    expect(pixel(6, 6)).toEqual([...table.subarray(765)]);
    expect(pixel(0, 6)).toEqual([...table.subarray(0, 3)]);
    expect(pixel(3, 0)).toEqual([255, 255, 255]);
  });
});
