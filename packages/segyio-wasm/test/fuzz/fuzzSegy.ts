/**
 * Structure-aware, seeded fuzz of the SEG-Y and Seismic Unix reader and writer. Each damaged file must open
 * and be used, or fail with a coded error, within 5 s and within a bound of memory.
 */
import { seededWords } from '../makeSegy.js';
import { damagedSegy, type Pick } from './damagedSegy.js';
import { useSegy } from './useSegy.js';
import { type AllocationWatch, watchAllocations } from './watchAllocations.js';

/** What a run of fuzz has found; `failures` names each damaged file by seed and number. */
export interface FuzzReport {
  readonly tried: number;
  readonly opened: number;
  readonly refused: number;
  readonly failures: string[];
  readonly slowestMs: number;
  /** The largest single array or growth of WebAssembly memory, and the most a file took in all. */
  readonly largestBytes: number;
  readonly mostBytes: number;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  /** Number of the first file: a failing one can be tried alone. */
  readonly first?: number;
  /** Told before each file, so that one that hangs is known. */
  readonly began?: (file: number) => void;
}

export const LONGEST_MS = 5000;
/**
 * The files have at most 40 kB. One array may take 4 MB (a piece that is decoded at once is 2 MB, and
 * WebAssembly memory grows by as much); all arrays for one file together 128 MB, those that are let go of at
 * once included (`proposeKeys` makes thousands of small tables).
 */
export const MEMORY_BOUND = { one: 4 * 1024 * 1024, sum: 128 * 1024 * 1024 };

function pickOf(seed: number, file: number): Pick {
  const random = seededWords(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(file + 1, 0x85ebca6b));
  random(1);
  return (limit) => Math.floor(random(limit));
}

async function tryOne(pick: Pick, watch: AllocationWatch): Promise<{ isOpened: boolean; tookMs: number }> {
  watch.reset();
  const file = damagedSegy(pick);
  watch.reset();
  const started = performance.now();
  const isOpened = await useSegy(file);
  const tookMs = performance.now() - started;
  if (tookMs > LONGEST_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
  return { isOpened, tookMs };
}

/** Tries `count` damaged files; the same seed makes the same ones, each from its own number. */
export async function fuzzSegy({ seed, count, first = 0, began }: FuzzOptions): Promise<FuzzReport> {
  const failures: string[] = [];
  const watch = watchAllocations(MEMORY_BOUND);
  let [opened, slowestMs, mostBytes] = [0, 0, 0];
  try {
    for (let file = first; file < first + count; file++) {
      began?.(file);
      try {
        const { isOpened, tookMs } = await tryOne(pickOf(seed, file), watch);
        if (isOpened) opened++;
        slowestMs = Math.max(slowestMs, tookMs);
      } catch (error) {
        failures.push(`seed ${seed}, file ${file}: ${error instanceof Error ? error.stack : String(error)}`);
      }
      mostBytes = Math.max(mostBytes, watch.bytes());
    }
  } finally {
    watch.stop();
  }
  const refused = count - opened - failures.length;
  return { tried: count, opened, refused, failures, slowestMs, largestBytes: watch.largest(), mostBytes };
}
