/**
 * This library in Node against PyPI segyio and against the bare read of the same bytes, on a file of
 * 200 x 300 traces x 1500 samples in IBM and in IEEE. Warm page cache; ours, theirs and the bare read in
 * turn, medians of several repeats. A row's ratio is the median of the ratios of its repeats. Then `diffrakt info`
 * of headers in which keys are hard to find: time, memory, and the time to stop.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGrid, openSliceIndex, writeSliceIndex } from '../packages/segyio-wasm/src/index.js';
import { openFileSink, openFileSource, openSegyFile } from '../packages/segyio-wasm/src/node.js';
import { makeBenchFile } from './segy/file.js';
import { runInfoRows } from './segy/infoRows.js';
import { headerRows, type Row, sampleRows, sum } from './segy/rows.js';
import { SegyioProcess } from './segy/segyioProcess.js';

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Seconds of an action, once it is done. */
async function secondsOf(action: () => unknown): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}

interface Times {
  readonly ours: number[];
  readonly theirs: number[];
  readonly bare: number[];
}

/** One turn: ours, theirs and the bare read, in an order that turns with the repeat. */
async function turn(row: Row, repeat: number, segyio: SegyioProcess | null, times: Times): Promise<void> {
  const number = row.number?.(repeat) ?? 0;
  const sums: number[] = [];
  const actions = [
    async () => {
      let read: ArrayLike<number> = [];
      times.ours.push(
        (await secondsOf(async () => {
          read = await row.ours(number);
        })) / (row.countPerCall ?? 1),
      );
      sums.push((row.checksum ?? sum)(read));
    },
    async () => {
      if (!segyio) return;
      const { seconds, checksum } = await segyio.measure({ ...row.theirs, number });
      times.theirs.push(seconds);
      sums.push(checksum);
    },
    async () => {
      if (row.bare) times.bare.push(await secondsOf(() => row.bare?.(number)));
    },
  ];
  for (let i = 0; i < 3; i++) await actions[(i + repeat) % 3]();
  const isSame = sums.every((other) => Math.abs(other - sums[0]) <= 1e-4 * Math.max(1, Math.abs(sums[0])));
  if (!isSame) throw new Error(`${row.name}: not the same samples: ${sums.join(' and ')}`);
}

function ratio(of: readonly number[], to: readonly number[]): number {
  return median(of.map((seconds, i) => seconds / to[i]));
}

function timeText(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const seconds = median(values);
  return seconds < 0.1 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(3)} s`;
}

function tell(cells: readonly string[]): void {
  console.log(
    `| ${cells[0].padEnd(46)} | ${cells
      .slice(1)
      .map((cell) => cell.padStart(10))
      .join(' | ')} |`,
  );
}

async function run(row: Row, segyio: SegyioProcess | null): Promise<void> {
  await turn(row, row.repeats, segyio, { ours: [], theirs: [], bare: [] });
  const times: Times = { ours: [], theirs: [], bare: [] };
  for (let repeat = 0; repeat < row.repeats; repeat++) await turn(row, repeat, segyio, times);
  const { ours, theirs, bare } = times;
  const toSegyio = segyio ? ratio(theirs, ours) : Number.NaN;
  const toBare = bare.length > 0 ? ratio(bare, ours).toFixed(2) : '–';
  const verdict = segyio ? (toSegyio >= (row.goal ?? 0) ? 'met' : 'short') : '';
  const goal = row.goal === null ? '–' : `${row.goal.toFixed(1)} ${verdict}`;
  tell([row.name, timeText(ours), timeText(theirs), timeText(bare), toSegyio.toFixed(2), toBare, goal]);
}

/** One file's rows; the file and its slice index are removed again. */
async function runFormat(name: 'IBM' | 'IEEE', folder: string, segyio: SegyioProcess | null): Promise<void> {
  const path = join(folder, `${name}.sgy`);
  const slicesPath = join(folder, `${name}.slices`);
  makeBenchFile(path, name === 'IBM' ? 1 : 5);
  if (statSync(path).size < 370e6) throw new Error('The file is too small.');
  const dataset = await openSegyFile(path);
  const grid = await openGrid(dataset, { sliceCacheBytes: 0 });
  const cachingGrid = await openGrid(dataset);
  const indexedGrid = await openGrid(dataset);
  await writeSliceIndex(indexedGrid, await openFileSink(slicesPath));
  const slices = await openFileSource(slicesPath);
  indexedGrid.useSlices(await openSliceIndex(slices, indexedGrid));
  const files = { name, path, dataset, grid, cachingGrid, indexedGrid, slicesPath };
  const rows = [...sampleRows(files), ...(name === 'IBM' ? headerRows(files) : [])];
  for (const row of rows) await run(row, segyio);
  await slices.dispose();
  await dataset.dispose();
  rmSync(path);
  rmSync(slicesPath);
}

const folder = mkdtempSync(join(tmpdir(), 'segyio-bench-'));
const segyio = await SegyioProcess.start();
try {
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}; ${segyio?.library ?? 'no segyio: npm run oracles'}`,
  );
  tell(['medians, warm page cache', 'this', 'segyio', 'bare read', 'x segyio', 'x bare', 'goal']);
  tell(['-'.repeat(46), ...Array.from({ length: 6 }, () => '---------:')]);
  await runFormat('IBM', folder, segyio);
  await runFormat('IEEE', folder, segyio);
  console.log();
  await runInfoRows(folder, tell);
} finally {
  segyio?.dispose();
  rmSync(folder, { recursive: true, force: true });
}
