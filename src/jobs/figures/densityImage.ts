import { resampleRun, type Sampling } from '#jobs/figures/resample';
import { colourIndex } from '#seismic/display/colourTables';
import { type Section, sampleOfTimeMs } from '#seismic/section/section';

/** The part of a section that a figure shows. */
export interface FigureWindow {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly startTimeMs: number;
  readonly durationMs: number;
}

/** RGBA pixels, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pixel columns over traces: trace t covers [t − 0.5, t + 0.5]. */
export function traceSampling(window: FigureWindow, pixels: number): Sampling {
  return { start: window.firstTrace - 0.5, perPixel: window.traceCount / pixels, pixels };
}

/** Pixel rows over samples. */
export function sampleSampling(
  window: FigureWindow,
  section: Omit<Section, 'amplitudes'>,
  pixels: number,
): Sampling {
  const samples = (window.durationMs * 1000) / section.sampleIntervalUs;
  return { start: sampleOfTimeMs(section, window.startTimeMs), perPixel: samples / pixels, pixels };
}

/** Amplitudes at the pixels, row-major [height][width]; NaN outside the section. */
function amplitudesAtPixels(section: Section, rows: Sampling, columns: Sampling): Float32Array {
  const { amplitudes, sampleCount, traceCount } = section;
  const firstTrace = Math.max(0, Math.floor(columns.start));
  const endTrace = Math.min(traceCount, Math.ceil(columns.start + columns.pixels * columns.perPixel) + 1);
  const tall = new Float32Array((endTrace - firstTrace) * rows.pixels);
  for (let trace = firstTrace; trace < endTrace; trace++) {
    const run = { values: amplitudes, offset: trace * sampleCount, stride: 1, count: sampleCount };
    const offset = (trace - firstTrace) * rows.pixels;
    resampleRun(run, rows, { values: tall, offset, stride: 1, count: rows.pixels });
  }
  const out = new Float32Array(rows.pixels * columns.pixels);
  const shifted = { ...columns, start: columns.start - firstTrace };
  for (let row = 0; row < rows.pixels; row++) {
    const run = { values: tall, offset: row, stride: rows.pixels, count: endTrace - firstTrace };
    resampleRun(run, shifted, {
      values: out,
      offset: row * columns.pixels,
      stride: 1,
      count: columns.pixels,
    });
  }
  return out;
}

/** The section as variable density, in colours of a 256-entry table that ends at ±clip; white outside. */
export function drawDensity(
  section: Section,
  window: FigureWindow,
  look: {
    readonly width: number;
    readonly height: number;
    readonly clip: number;
    readonly table: Uint8Array;
  },
): Pixels {
  const { width, height, clip, table } = look;
  const rows = sampleSampling(window, section, height);
  const values = amplitudesAtPixels(section, rows, traceSampling(window, width));
  const data = new Uint8Array(4 * width * height).fill(255);
  values.forEach((value, pixel) => {
    if (Number.isNaN(value)) return;
    const index = colourIndex(value, clip);
    data.set(table.subarray(3 * index, 3 * index + 3), 4 * pixel);
  });
  return { width, height, data };
}
