/** The same requests to the other packages of PyPI that read SEG-Y, each in a process of its own. */
import { openSegyFile } from '../../packages/segyio-wasm/src/node.js';
import { CROSSLINES, FIRST_CROSSLINE, FIRST_INLINE, INLINES, SAMPLES } from './file.js';
import { PythonReader } from './pythonReader.js';
import { type BenchFiles, sum, sumOfColumn } from './rows.js';
import { ratioText, requireSame, secondsOf, timeText } from './timing.js';

const PYTHONS = ['.oracles-segy/bin/python', 'python3'];
const PACKAGES = ['segy', 'pysegy', 'segfast'];

/** A request without the file. */
type Detail = Readonly<Record<string, string | number>> & { readonly action: string };

interface OtherRow {
  readonly name: string;
  readonly repeats: number;
  readonly ours: (repeat: number) => Promise<ArrayLike<number>>;
  readonly theirs: (repeat: number) => Detail;
  readonly checksum?: (read: ArrayLike<number>) => number;
}

async function openedOnly(path: string): Promise<number[]> {
  await (await openSegyFile(path)).dispose();
  return [];
}

function sampleRows({ name, dataset, grid }: BenchFiles): OtherRow[] {
  return [
    {
      name: `${name}: all traces into one array`,
      repeats: 2,
      ours: () => dataset.trace.readBlock(),
      theirs: () => ({ action: 'whole' }),
      checksum: sumOfColumn,
    },
    {
      name: `${name}: one inline`,
      repeats: 9,
      ours: async (repeat) => (await grid.iline(FIRST_INLINE + 5 * repeat)).samples,
      theirs: (repeat) => ({
        action: 'near traces',
        firstTrace: 5 * repeat * CROSSLINES,
        traceCount: CROSSLINES,
        traceStep: 1,
      }),
    },
    {
      name: `${name}: one crossline`,
      repeats: 9,
      ours: async (repeat) => (await grid.xline(FIRST_CROSSLINE + 7 * repeat)).samples,
      theirs: (repeat) => ({
        action: 'traces',
        firstTrace: 7 * repeat,
        traceCount: INLINES,
        traceStep: CROSSLINES,
      }),
    },
    {
      name: `${name}: one depth slice`,
      repeats: 3,
      ours: async (repeat) => (await grid.depthSlice((100 + 130 * repeat) % SAMPLES)).samples,
      theirs: (repeat) => ({ action: 'slice', sample: (100 + 130 * repeat) % SAMPLES }),
    },
  ];
}

function headerRows({ path, dataset }: BenchFiles): OtherRow[] {
  return [
    {
      name: 'one header column',
      repeats: 3,
      ours: () => dataset.attributes(189),
      theirs: () => ({ action: 'column' }),
    },
    {
      name: 'opening without geometry',
      repeats: 9,
      ours: () => openedOnly(path),
      theirs: () => ({ action: 'open' }),
    },
  ];
}

/** Times of one row: ours, and those of each package that has the request. */
async function timesOf(row: OtherRow, path: string, readers: readonly PythonReader[]) {
  const ours: number[] = [];
  const theirs = readers.map((): number[] => []);
  for (let repeat = 0; repeat <= row.repeats; repeat++) {
    let read: ArrayLike<number> = [];
    const seconds = await secondsOf(async () => {
      read = await row.ours(repeat);
    });
    const sums = [(row.checksum ?? sum)(read)];
    // The first turn warms up: nothing of it is kept.
    if (repeat > 0) ours.push(seconds);
    for (const [i, reader] of readers.entries()) {
      const request = { ...row.theirs(repeat), path };
      if (!reader.actions.includes(request.action)) continue;
      const measured = await reader.measure(request);
      sums.push(measured.checksum);
      if (repeat > 0) theirs[i].push(measured.seconds);
    }
    requireSame(row.name, sums);
  }
  return { ours, theirs };
}

/** What one format's file gives; cells of a table. */
export async function otherRowsOf(files: BenchFiles, readers: readonly PythonReader[]): Promise<string[][]> {
  const rows = [...sampleRows(files), ...(files.name === 'IBM' ? headerRows(files) : [])];
  const cells: string[][] = [];
  for (const row of rows) {
    const { ours, theirs } = await timesOf(row, files.path, readers);
    const ratios = theirs.map((times) => ratioText(times, ours, 1));
    cells.push([row.name, timeText(ours), ...theirs.flatMap((times, i) => [timeText(times), ratios[i]])]);
  }
  return cells;
}

/** The packages that are there: `npm run oracles -- --segy` makes their environment. */
export async function startOtherReaders(): Promise<PythonReader[]> {
  const readers: PythonReader[] = [];
  for (const name of PACKAGES) {
    const reader = await PythonReader.start(PYTHONS, ['bench/segy/readers.py', name]);
    if (reader) readers.push(reader);
  }
  return readers;
}
