import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const INLINES = 2000;
const CROSSLINES = 10;
const SAMPLES = 250_000;
const TRACE_BYTES = 240 + 4 * SAMPLES;
const FILE_BYTES = 3600 + INLINES * CROSSLINES * TRACE_BYTES;
const READS = 60;
/** What the library promises, the runtime itself included. */
const MOST_BYTES = 300e6;

const child = join(import.meta.dirname, '../../test/readSparse.mjs');
const isBuilt = existsSync(join(import.meta.dirname, '../../dist/node.js'));
const isWindows = process.platform === 'win32';
const why = isWindows
  ? ', skipped where files are not sparse of themselves'
  : isBuilt
    ? ''
    : ', skipped before the build';
const folder = mkdtempSync(join(tmpdir(), 'segyio-sparse-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of 20 GB that takes some 80 MB of the disk: line numbers, and the trace's number as sample 0. */
function makeSparse(path: string): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, FILE_BYTES);
  const header = new DataView(new ArrayBuffer(400));
  header.setInt16(16, 2000);
  header.setInt16(24, 5);
  header.setInt16(300, 0x0100);
  writeSync(file, new Uint8Array(header.buffer), 0, 400, 3200);
  const words = new DataView(new ArrayBuffer(56));
  for (let trace = 0; trace < INLINES * CROSSLINES; trace++) {
    words.setInt32(0, 1 + Math.floor(trace / CROSSLINES));
    words.setInt32(4, 1 + (trace % CROSSLINES));
    words.setFloat32(52, trace);
    writeSync(file, new Uint8Array(words.buffer), 0, 56, 3600 + trace * TRACE_BYTES + 188);
  }
  closeSync(file);
}

it.skipIf(isWindows || !isBuilt)(`reads inlines of a 20 GB file at random within 300 MB${why}`, () => {
  const path = join(folder, 'sparse.sgy');
  makeSparse(path);
  expect(statSync(path).size).toBeGreaterThan(20e9);
  const told = execFileSync(process.execPath, [child, path, String(SAMPLES), String(READS)], {
    encoding: 'utf8',
  });
  const { shape, wrong, bytesRead, afterOpening, peakBytes } = JSON.parse(told);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  console.info(
    `20 GB: ${megabytes(afterOpening)} once open as a grid, at most ${megabytes(peakBytes)} over ${megabytes(bytesRead)} of inlines`,
  );
  expect(shape).toEqual([INLINES, CROSSLINES, SAMPLES]);
  expect(bytesRead).toBe(READS * CROSSLINES * SAMPLES * 4);
  expect(wrong).toBe(0);
  expect(peakBytes).toBeLessThan(MOST_BYTES);
});
