/**
 * `xvfb-run -a npm run bench -- viewer [--skip-large] [--frames-only]`, after `npm run build`: what a cube of 1 GB and
 * a sparse one of 100 GB take, in the process that reads data and in the window of the real Electron: from opening to
 * the first picture, stepping inlines, crosslines, slices, and the growth of the resident sets, each beside a bare read
 * of the same bytes; and what a frame takes while a section is panned and zoomed, beside a bare texture and canvas, and
 * while the inlines of the cube are stepped through. The files are made by the bench and in the cache of the system.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GIGABYTE, LARGE, type Shape, writeCube } from './viewer/cubes';
import { measureData } from './viewer/dataPart';
import { measureFrames } from './viewer/framesPart';
import { SECTION } from './viewer/lines';
import { measureStepFrames } from './viewer/stepFrames';
import { measureWindow } from './viewer/windowPart';

const scratch = mkdtempSync(join(tmpdir(), 'diffrakt-bench-viewer-'));
const isFramesOnly = process.argv.includes('--frames-only');
const cases: [string, Shape, boolean][] = isFramesOnly ? [] : [['1 GB', GIGABYTE, false]];
if (!isFramesOnly && !process.argv.includes('--skip-large')) cases.push(['sparse 100 GB', LARGE, true]);
try {
  for (const [name, shape, isSparse] of cases) {
    const path = join(scratch, 'cube.sgy');
    writeCube(path, shape, isSparse);
    const { inlines, crosslines, samples } = shape;
    console.log(
      `\n${name}: ${inlines} inlines × ${crosslines} crosslines × ${samples} samples, ${(statSync(path).size / 1e9).toFixed(1)} GB`,
    );
    console.log('data process alone');
    await measureData(path, shape);
    console.log('window');
    await measureWindow(path, shape);
    rmSync(path);
  }
  console.log(
    `\nframes of a section of ${SECTION.traces} traces × ${SECTION.samples} samples, processor time on the main thread`,
  );
  await measureFrames();
  const path = join(scratch, 'cube.sgy');
  writeCube(path, GIGABYTE, false);
  await measureStepFrames(path);
} finally {
  rmSync(scratch, { recursive: true });
}
