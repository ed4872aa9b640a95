/** The file that the SEG-Y benchmark reads: 200 inlines x 300 crosslines x 1500 samples, 374 MB. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from '#seismic/numerics/random';
import { encodeChecked } from '../../packages/segyio-wasm/src/samples/encodeSamples.js';
import { formatOfCode } from '../../packages/segyio-wasm/src/samples/formats.js';

export const INLINES = 200;
export const CROSSLINES = 300;
export const SAMPLES = 1500;
export const FIRST_INLINE = 1000;
export const FIRST_CROSSLINE = 2000;
export const TRACE_BYTES = 240 + 4 * SAMPLES;
export const FIRST_TRACE = 3600;
const DISTINCT_TRACES = 997;

function fileHeader(formatCode: number): Uint8Array {
  const bytes = new Uint8Array(FIRST_TRACE);
  bytes.fill(0x40, 0, 3200);
  const view = new DataView(bytes.buffer);
  view.setInt16(3216, 4000);
  view.setInt16(3220, SAMPLES);
  view.setInt16(3224, formatCode);
  view.setInt16(3500, 0x0100);
  return bytes;
}

function traceHeader(view: DataView, at: number, inline: number, crossline: number): void {
  view.setInt32(at, inline * CROSSLINES + crossline + 1);
  view.setInt16(at + 70, -10);
  view.setInt16(at + 114, SAMPLES);
  view.setInt16(at + 116, 4000);
  view.setInt32(at + 180, 4_000_000 + 250 * inline);
  view.setInt32(at + 184, 60_000_000 + 125 * crossline);
  view.setInt32(at + 188, FIRST_INLINE + inline);
  view.setInt32(at + 192, FIRST_CROSSLINE + crossline);
}

/** Writes the file, an inline at a time; noise of 997 different traces, in IBM (1) or IEEE (5). */
export function makeBenchFile(path: string, formatCode: 1 | 5): void {
  const random = createRandom(7);
  const noise = Float32Array.from({ length: DISTINCT_TRACES * SAMPLES }, () => 1000 * random.normal());
  const format = formatOfCode(formatCode);
  if (!format) throw new Error(`Format ${formatCode} is not known.`);
  const words = encodeChecked(noise, format, 'big');
  const file = openSync(path, 'w');
  writeSync(file, fileHeader(formatCode));
  const line = new Uint8Array(CROSSLINES * TRACE_BYTES);
  const view = new DataView(line.buffer);
  for (let inline = 0; inline < INLINES; inline++) {
    for (let crossline = 0; crossline < CROSSLINES; crossline++) {
      const at = crossline * TRACE_BYTES;
      const from = ((inline * CROSSLINES + crossline) % DISTINCT_TRACES) * 4 * SAMPLES;
      traceHeader(view, at, inline, crossline);
      line.set(words.subarray(from, from + 4 * SAMPLES), at + 240);
    }
    writeSync(file, line);
  }
  closeSync(file);
}
