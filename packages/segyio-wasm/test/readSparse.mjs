/**
 * A process of its own that opens a large file as a grid, reads inlines at random and tells its peak of memory
 * as JSON. Arguments: file, samples per trace, inlines to read. Sample 0 of each trace must be its number.
 */
import { readFileSync } from 'node:fs';
import { openGrid } from '../dist/index.js';
import { openSegyFile } from '../dist/node.js';

/** The most memory of this process. On Linux maxRSS begins with that of the process that started it. */
function mostBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return 1024 * Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}

const [path, sampleCount, reads] = process.argv.slice(2);
const dataset = await openSegyFile(path, { sampleCount: Number(sampleCount) });
const grid = await openGrid(dataset);
const afterOpening = mostBytes();
let [state, wrong, bytesRead] = [12345, 0, 0];
for (let i = 0; i < Number(reads); i++) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  const inline = grid.inlines[(state >>> 8) % grid.inlines.length];
  const { samples, traces } = await grid.iline(inline);
  for (const [place, trace] of traces.entries())
    if (samples[place * dataset.layout.sampleCount] !== trace) wrong++;
  bytesRead += samples.byteLength;
}
await dataset.dispose();
const shape = [grid.inlines.length, grid.crosslines.length, dataset.layout.sampleCount];
const peakBytes = mostBytes();
process.stdout.write(JSON.stringify({ shape, wrong, bytesRead, afterOpening, peakBytes }));
