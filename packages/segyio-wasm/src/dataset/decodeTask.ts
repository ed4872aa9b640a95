import type { FileLayout } from '../layout/layout.js';
import type { TraceRange } from '../traces/headerAccess.js';
import type { CoreModule } from '../wasm/core.js';

/** What threads that read a file together share. They take stretches of traces until there are no more. */
export interface DecodeTask {
  readonly layout: FileLayout;
  readonly range: TraceRange;
  readonly stretchTraces: number;
  /** [trace][sample] of the range. */
  readonly samples: Float32Array<SharedArrayBuffer>;
  /** The number of the next stretch, and what is not 0 when all should stop. */
  readonly control: Int32Array<SharedArrayBuffer>;
}

/** What a worker thread is given: the task, the file to open and the compiled core. */
export interface DecodeWorkerData extends DecodeTask {
  readonly path: string;
  readonly module: CoreModule;
}

/** The last message of a worker: nothing if all is well. */
export interface DecodeWorkerAnswer {
  readonly failure?: { readonly message: string; readonly code?: string; readonly byte?: number };
}

/** Takes the next stretch for the calling thread: its traces and its part of the samples; null at the end. */
export function takeStretch(task: DecodeTask): { range: TraceRange; target: Float32Array } | null {
  const { layout, range, stretchTraces, samples, control } = task;
  const first = Atomics.add(control, 0, 1) * stretchTraces;
  if (first >= range.traceCount || Atomics.load(control, 1) !== 0) return null;
  const traceCount = Math.min(stretchTraces, range.traceCount - first);
  const target = samples.subarray(first * layout.sampleCount, (first + traceCount) * layout.sampleCount);
  return { range: { firstTrace: range.firstTrace + first, traceCount }, target };
}

/** Asks all threads to stop after the stretch that they are at. */
export function stopAll({ control }: DecodeTask): void {
  Atomics.store(control, 1, 1);
}
