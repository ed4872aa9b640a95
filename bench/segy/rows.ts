/** The rows of the SEG-Y benchmark: this library, the same request to segyio, and the bare read. */
import { type Grid, openGrid, type SegyDataset } from '../../packages/segyio-wasm/src/index.js';
import { openSegyFile, readAllTraces } from '../../packages/segyio-wasm/src/node.js';
import * as bare from './bareReads.js';
import { FIRST_CROSSLINE, FIRST_INLINE, SAMPLES } from './file.js';
import type { Request } from './pythonReader.js';

/** One line of the table. `number` is another line, sample or byte at each repeat. */
export interface Row {
  readonly name: string;
  readonly repeats: number;
  /** Times that `ours` is done before the first turn, so that its code is compiled; 0 where it is left out. */
  readonly warmUps?: number;
  /** What the ratio to segyio should be at least; null for a row that explains another. */
  readonly goal: number | null;
  /** Number of things that `ours` does in one call, where the time of one is reported. */
  readonly countPerCall?: number;
  readonly number?: (repeat: number) => number;
  /** What is read; its sum is taken outside the clock. */
  readonly ours: (number: number) => Promise<ArrayLike<number>>;
  readonly checksum?: (read: ArrayLike<number>) => number;
  readonly theirs: Request;
  readonly bare?: (number: number) => void;
}

/** What the rows work on. */
export interface BenchFiles {
  readonly name: string;
  readonly path: string;
  readonly dataset: SegyDataset;
  /** Without a slice cache. */
  readonly grid: Grid;
  /** With the slice cache that `openGrid` gives it. */
  readonly cachingGrid: Grid;
  /** With a slice index. */
  readonly indexedGrid: Grid;
  readonly slicesPath: string;
}

/** The sum of everything read. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Sample 7 of every trace: what both sides touch of traces that are only passed by. */
export function sumOfColumn(samples: ArrayLike<number>): number {
  let total = 0;
  for (let i = 7; i < samples.length; i += SAMPLES) total += samples[i];
  return total;
}

async function streamed({ trace }: SegyDataset): Promise<number[]> {
  let total = 0;
  for await (const { samples } of trace.blocks()) total += sumOfColumn(samples);
  return [total];
}

async function opened(path: string, check: 'all' | 'sampled'): Promise<number[]> {
  const dataset = await openSegyFile(path);
  const grid = await openGrid(dataset, { check });
  await dataset.dispose();
  return [grid.inlines.length * grid.crosslines.length];
}

const BIG = { repeats: 9 };
const SMALL = { repeats: 31 };
/** Neighbouring slices that one pass over the file gives. */
const SLAB = 32;
let given: Float32Array | null = null;

/** What of a fresh array is its first touch: nothing is read. */
function freshRow({ path, dataset }: BenchFiles): Row {
  return {
    ...BIG,
    name: 'an array of that size made and filled with 1',
    goal: null,
    ours: async () => new Float32Array(dataset.layout.traceCount * dataset.layout.sampleCount).fill(1),
    checksum: sumOfColumn,
    theirs: { action: 'fresh', path },
  };
}

function wholeRows(files: BenchFiles): Row[] {
  const { name, path, dataset } = files;
  const whole = { ...BIG, checksum: sumOfColumn, theirs: { action: 'whole', path } };
  return [
    {
      ...BIG,
      name: `${name}: all traces, block by block`,
      goal: 2,
      ours: () => streamed(dataset),
      theirs: { action: 'stream', path },
      bare: () => bare.bareStream(path),
    },
    {
      ...whole,
      name: `${name}: all traces into one array, one thread`,
      goal: 1,
      ours: () => dataset.trace.readBlock(),
      bare: () => bare.bareWhole(path),
    },
    {
      ...whole,
      name: `${name}: the same into an array used before`,
      goal: null,
      ours: async () => {
        given ??= new Float32Array(dataset.layout.traceCount * dataset.layout.sampleCount);
        return dataset.trace.readBlock({}, given);
      },
    },
    {
      ...whole,
      name: `${name}: all traces into one array, with a worker`,
      goal: 1.5,
      ours: async () => (await readAllTraces(path)).samples,
    },
    ...(name === 'IEEE' ? [freshRow(files)] : []),
  ];
}

function sliceRows(files: BenchFiles): Row[] {
  const { name, path, grid, cachingGrid, indexedGrid, slicesPath } = files;
  const slice = { theirs: { action: 'slice', path }, goal: 10 };
  return [
    {
      ...slice,
      ...BIG,
      name: `${name}: one depth slice`,
      number: (repeat) => 100 + 130 * repeat,
      ours: async (number) => (await grid.depthSlice(number)).samples,
      bare: (number) => bare.bareSlice(path, number),
    },
    {
      ...slice,
      repeats: 5,
      name: `${name}: one of ${SLAB} neighbouring depth slices`,
      countPerCall: SLAB,
      number: (repeat) => SLAB * (7 * repeat + 1) - 1,
      ours: async (last) => {
        for (let sample = last - SLAB + 1; sample < last; sample++) await cachingGrid.depthSlice(sample);
        return (await cachingGrid.depthSlice(last)).samples;
      },
    },
    {
      ...slice,
      ...BIG,
      name: `${name}: one depth slice, with a slice index`,
      number: (repeat) => 100 + 130 * repeat,
      ours: async (number) => (await indexedGrid.depthSlice(number)).samples,
      bare: (number) => bare.bareIndexedSlice(slicesPath, number),
    },
  ];
}

function lineRows({ name, path, grid }: BenchFiles): Row[] {
  return [
    {
      ...SMALL,
      name: `${name}: one inline`,
      goal: 1,
      number: (repeat) => FIRST_INLINE + 5 * repeat,
      ours: async (number) => (await grid.iline(number)).samples,
      theirs: { action: 'inline', path },
      bare: (number) => bare.bareInline(path, number - FIRST_INLINE),
    },
    {
      ...SMALL,
      name: `${name}: one crossline`,
      goal: 1,
      number: (repeat) => FIRST_CROSSLINE + 7 * repeat,
      ours: async (number) => (await grid.xline(number)).samples,
      theirs: { action: 'crossline', path },
      bare: (number) => bare.bareCrossline(path, number - FIRST_CROSSLINE),
    },
  ];
}

/** The rows of one format. */
export function sampleRows(files: BenchFiles): Row[] {
  return [...wholeRows(files), ...lineRows(files), ...sliceRows(files)];
}

/** The rows that the format of samples does not matter to. */
export function headerRows({ path, dataset }: BenchFiles): Row[] {
  const open = { ...SMALL, theirs: { action: 'open', path } };
  return [
    {
      ...BIG,
      name: 'one header column',
      goal: 2,
      number: () => 193,
      ours: (byte) => dataset.attributes(byte),
      theirs: { action: 'column', path },
      bare: (byte) => bare.bareColumn(path, byte),
    },
    {
      ...open,
      name: "opening with geometry, 'sampled' as segyio",
      goal: 1,
      ours: () => opened(path, 'sampled'),
    },
    {
      ...open,
      name: 'opening as that, 200 openings before',
      goal: null,
      warmUps: 200,
      ours: () => opened(path, 'sampled'),
    },
    { ...open, name: 'opening with geometry by every header', goal: null, ours: () => opened(path, 'all') },
  ];
}
