/**
 * This library in Node against PyPI segyio and against the bare read of the same bytes, on a file of
 * 200 x 300 traces x 1500 samples in IBM and in IEEE. Warm page cache; ours, theirs and the bare read in
 * turn, medians of several repeats. A row's ratio is the median of the ratios of its repeats. Then the same requests
 * to other packages of PyPI, where `npm run oracles -- --segy` has put them. Then `diffrakt info`
 * of headers in which keys are hard to find: time, memory, and the time to stop. `--rows=TEXT` runs only the rows
 * beside segyio that have this in their names.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGrid, openSliceIndex, writeSliceIndex } from '../packages/segyio-wasm/src/index.js';
import { openFileSink, openFileSource, openSegyFile } from '../packages/segyio-wasm/src/node.js';
import { makeBenchFile } from './segy/file.js';
import { runInfoRows } from './segy/infoRows.js';
import { otherRowsOf, startOtherReaders } from './segy/otherRows.js';
import { PythonReader } from './segy/pythonReader.js';
import { headerRows, type Row, sampleRows, sum } from './segy/rows.js';
import { ratio, ratioText, requireSame, secondsOf, timeText } from './segy/timing.js';

interface Times {
  readonly ours: number[];
  readonly theirs: number[];
  readonly bare: number[];
}

/** One turn: ours, theirs and the bare read, in an order that turns with the repeat. */
async function turn(row: Row, repeat: number, segyio: PythonReader | null, times: Times): Promise<void> {
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
  requireSame(row.name, sums);
}

function tell(cells: readonly string[]): void {
  console.log(
    `| ${cells[0].padEnd(46)} | ${cells
      .slice(1)
      .map((cell) => cell.padStart(10))
      .join(' | ')} |`,
  );
}

/** What the ratio to segyio should be, and whether it is, where segyio was measured. */
function goalText(goal: number | null, { ours, theirs }: Times): string {
  if (goal === null) return '–';
  if (theirs.length === 0) return goal.toFixed(1);
  return `${goal.toFixed(1)} ${ratio(theirs, ours) >= goal ? 'met' : 'short'}`;
}

async function run(row: Row, segyio: PythonReader | null): Promise<void> {
  for (let i = 0; i < (row.warmUps ?? 0); i++) await row.ours(row.number?.(row.repeats) ?? 0);
  await turn(row, row.repeats, segyio, { ours: [], theirs: [], bare: [] });
  const times: Times = { ours: [], theirs: [], bare: [] };
  for (let repeat = 0; repeat < row.repeats; repeat++) await turn(row, repeat, segyio, times);
  const { ours, theirs, bare } = times;
  const ratios = [theirs, bare].map((times) => ratioText(times, ours, 2));
  tell([row.name, timeText(ours), timeText(theirs), timeText(bare), ...ratios, goalText(row.goal, times)]);
}

/** `--rows=opening`: those with this in their names, and none of the other tables. */
const wantedRows = process.argv.find((word) => word.startsWith('--rows='))?.slice('--rows='.length) ?? '';

/** Who is measured beside this library. */
interface Readers {
  readonly segyio: PythonReader | null;
  readonly others: readonly PythonReader[];
}

/** One file's rows, and its cells beside other packages; the file and its slice index are removed again. */
async function runFormat(
  name: 'IBM' | 'IEEE',
  folder: string,
  { segyio, others }: Readers,
): Promise<string[][]> {
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
  for (const row of rows) if (row.name.includes(wantedRows)) await run(row, segyio);
  const beside = others.length > 0 && wantedRows === '' ? await otherRowsOf(files, others) : [];
  await slices.dispose();
  await dataset.dispose();
  rmSync(path);
  rmSync(slicesPath);
  return beside;
}

/** The table of the other packages, or why there is none. */
function tellOthers(others: readonly PythonReader[], rows: readonly (readonly string[])[]): void {
  console.log();
  if (others.length === 0) {
    console.log('segy, pysegy and segfast are not there: npm run oracles -- --segy');
    return;
  }
  tell(['beside other packages', 'this', ...others.flatMap(({ library }) => [library, '×'])]);
  tell(['-'.repeat(46), ...Array.from({ length: 1 + 2 * others.length }, () => '---------:')]);
  for (const row of rows) tell(row);
}

const folder = mkdtempSync(join(tmpdir(), 'segyio-bench-'));
const segyio = await PythonReader.start(['.oracles/bin/python', 'python3'], ['bench/segy.py']);
const others = await startOtherReaders();
try {
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}; ${segyio?.library ?? 'no segyio: npm run oracles'}`,
  );
  tell(['medians, warm page cache', 'this', 'segyio', 'bare read', 'x segyio', 'x bare', 'goal']);
  tell(['-'.repeat(46), ...Array.from({ length: 6 }, () => '---------:')]);
  const readers = { segyio, others };
  const beside = [
    ...(await runFormat('IBM', folder, readers)),
    ...(await runFormat('IEEE', folder, readers)),
  ];
  if (wantedRows === '') {
    tellOthers(others, beside);
    console.log();
    await runInfoRows(folder, tell);
  }
} finally {
  for (const reader of [segyio, ...others]) reader?.dispose();
  rmSync(folder, { recursive: true, force: true });
}
