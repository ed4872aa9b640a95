import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type CancelSignal, SegyError, throwIfCancelled } from '../base/errors.js';
import type { FileLayout } from '../layout/layout.js';
import type { OpenOptions } from '../layout/options.js';
import { changedError } from '../source/byteSource.js';
import { readError } from '../source/fileErrors.js';
import { openFileSource } from '../source/fileSource.js';
import type { TraceRange } from '../traces/headerAccess.js';
import { wholeWindow } from '../traces/pieces.js';
import { coreModule } from '../wasm/wasmCore.js';
import {
  type DecodeTask,
  type DecodeWorkerAnswer,
  type DecodeWorkerData,
  stopAll,
  takeStretch,
} from './decodeTask.js';
import { decodeWorkerProgram } from './generated/decodeWorker.js';
import { openSegy, type SegyDataset } from './segyDataset.js';

/** Bytes that a thread reads and decodes at a time: they stay in its processor's cache. */
const STRETCH_BYTES = 512 * 1024;
/** Longer traces are read in parts, by one thread. */
const LONGEST_TRACE_BYTES = 64 * 1024 * 1024;
/** Interval at which an abort of the caller is checked, in ms. */
const LOOK_MS = 10;
const MOST_WORKERS = 64;

/** What is read of a file, and by whom. */
export interface ReadAllOptions extends Partial<TraceRange> {
  /**
   * Worker threads besides the calling one, which helps too; as many as there are other processors where it
   * is left out, 0 for none.
   */
  readonly workers?: number;
  /** How to open the file. */
  readonly open?: OpenOptions;
  readonly signal?: CancelSignal;
}

/** Samples of all traces of a file, or of a range of them. */
export interface AllTraces extends TraceRange {
  /** [trace][sample], in memory that threads share: a worker may be given it without a copy. */
  readonly samples: Float32Array<SharedArrayBuffer>;
  readonly layout: FileLayout;
}

/** The task and what the calling thread has besides. */
interface Task extends DecodeTask {
  readonly dataset: SegyDataset;
  readonly signal?: CancelSignal;
}

/** Waits for a worker's answer. @throws SegyError 'file.changed', or what the system has told the worker */
async function answerFrom(worker: Worker, path: string): Promise<void> {
  const { failure } = await new Promise<DecodeWorkerAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A worker thread ended early, with code ${code}.`)));
  });
  if (failure?.code === 'file.changed') throw changedError(path, (failure.byte ?? 1) - 1);
  if (failure) throw Object.assign(new Error(failure.message), { code: failure.code });
}

/** Runs one worker to its end. @throws SegyError 'file.changed', 'file.missing', 'file.unreadable' */
async function runWorker(task: Task): Promise<void> {
  const { dataset, signal: _, ...shared } = task;
  const path = dataset.source.name;
  const workerData: DecodeWorkerData = { ...shared, path, module: coreModule() };
  const worker = new Worker(decodeWorkerProgram, { eval: true, execArgv: [], workerData });
  try {
    await answerFrom(worker, path);
  } catch (error) {
    stopAll(task);
    throw readError(error, path);
  } finally {
    await worker.terminate();
  }
}

/** The calling thread's part: it takes stretches like the workers, and has begun before they are there. */
async function help(task: Task): Promise<void> {
  const { dataset, signal } = task;
  try {
    for (;;) {
      throwIfCancelled(signal);
      const stretch = takeStretch(task);
      if (!stretch) return;
      await dataset.trace.readBlock(stretch.range, stretch.target, signal);
    }
  } catch (error) {
    stopAll(task);
    throw error;
  }
}

async function runAll(task: Task, workers: number): Promise<void> {
  const watch = setInterval(() => task.signal?.aborted && stopAll(task), LOOK_MS);
  const threads = [...Array.from({ length: workers }, () => runWorker(task)), help(task)];
  const ended = await Promise.allSettled(threads);
  clearInterval(watch);
  throwIfCancelled(task.signal);
  for (const thread of ended) if (thread.status === 'rejected') throw thread.reason;
}

function workersFor({ workers }: ReadAllOptions, { layout, source }: SegyDataset, stretches: number): number {
  const asked = workers ?? Math.max(1, availableParallelism() - 1);
  if (!Number.isInteger(asked) || asked < 0 || asked > MOST_WORKERS)
    throw new SegyError(
      'argument.invalid',
      `${asked} worker threads requested.`,
      `Ask for 0 to ${MOST_WORKERS}, or leave it out.`,
    );
  const isPlain =
    source.wrapping === undefined &&
    layout.sampleByteOrder !== 'pair-swapped' &&
    layout.traceBytes <= LONGEST_TRACE_BYTES;
  return isPlain ? Math.min(asked, Math.max(0, stretches - 1)) : 0;
}

/**
 * Reads all traces of a file, or a range of them, into one array that threads share, with the help of worker
 * threads. No worker is left when it returns or throws. Pair-swapped files, and traces of over 64 MB, are
 * read by the calling thread alone.
 *
 * @example const { samples, layout } = await readAllTraces('volume.sgy', { workers: 3 });
 * @throws SegyError as `openSegyFile`; 'trace.outside', 'argument.invalid', 'file.changed', 'cancelled'
 */
export async function readAllTraces(path: string, options: ReadAllOptions = {}): Promise<AllTraces> {
  const { signal } = options;
  const dataset = await openSegy(await openFileSource(path), { signal, ...options.open });
  try {
    const { layout } = dataset;
    const { firstTrace, traceCount } = wholeWindow(
      layout,
      { firstTrace: options.firstTrace, traceCount: options.traceCount },
      path,
    );
    const stretchTraces = Math.max(1, Math.floor(STRETCH_BYTES / layout.traceBytes));
    const workers = workersFor(options, dataset, Math.ceil(traceCount / stretchTraces));
    const byteCount = 4 * traceCount * layout.sampleCount;
    const samples = new Float32Array(new SharedArrayBuffer(byteCount));
    const control = new Int32Array(new SharedArrayBuffer(8));
    const range = { firstTrace, traceCount };
    await runAll({ dataset, layout, range, stretchTraces, samples, control, signal }, workers);
    return { ...range, samples, layout };
  } finally {
    await dataset.dispose();
  }
}
