import type { SegyDataset } from 'segyio-wasm';
import type { WindowAnswer } from '#jobs/line/dataTypes';
import { planeMeanTrace } from '#jobs/line/meanTrace';
import { readWholePlane, windowOfSamples } from '#jobs/line/readPlane';
import type { Plane, PlaneWindow, SlicePlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';

/** Samples of the largest plane that is held: 64 MB as float32. */
const MOST_HELD = 2 ** 24;
/** A window of at least this part of a plane is a reason to read all of it. */
const LEAST_PART = 1 / 16;

/** Slices that need no pass over the file. */
export interface SliceSource {
  /** True where its rows and columns are those of the plane. */
  holds(plane: SlicePlane): boolean;
  /** All samples of a plane that it holds, column-major; 0 where there is no trace. */
  read(plane: SlicePlane, signal?: AbortSignal): Promise<Float32Array>;
  dispose(): Promise<void>;
}

function cancelled(): JobError {
  return new JobError('cancelled', 'This plane is no longer needed.', 'Ask again.');
}

/** Ends when the signal aborts; the work goes on for whoever else waits for it. */
async function orAborted<Value>(work: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(cancelled());
    else signal.addEventListener('abort', () => fail(cancelled()), { once: true });
  });
  return Promise.race([work, aborted]);
}

/**
 * The samples of the plane that is looked at: read once for all windows of it. When most of another plane is asked
 * for, this one is forgotten, and its reading ends.
 */
export class HeldPlane {
  private held: {
    readonly name: string;
    readonly samples: Promise<Float32Array>;
    readonly abort: AbortController;
  } | null = null;

  private slices: SliceSource | null = null;

  constructor(private readonly dataset: SegyDataset) {}

  /** Takes slices from an index from now on; the one before is disposed of. */
  async useSlices(slices: SliceSource | null): Promise<void> {
    const before = this.slices;
    this.slices = slices;
    await before?.dispose();
  }

  /** True where a window is best served from all samples of its plane. */
  serves(plane: Plane, { columnCount, rowCount }: PlaneWindow): boolean {
    const size = plane.columns.count * plane.rows.count;
    if (size > MOST_HELD) return false;
    return this.held?.name === plane.name || columnCount * rowCount >= LEAST_PART * size;
  }

  /** A window of a plane that `serves` is true for. @throws JobError 'cancelled'; SegyError of reading */
  async window(plane: Plane, window: PlaneWindow, signal?: AbortSignal): Promise<WindowAnswer> {
    const samples = await orAborted(this.samplesOf(plane), signal);
    const takesMean = window.process?.removesBackground === true && plane.kind !== 'slice';
    const mean = takesMean ? await planeMeanTrace(this.dataset, plane) : null;
    return windowOfSamples(plane, window, { samples, mean });
  }

  /** Forgets the plane; its reading ends. */
  clear(): void {
    this.held?.abort.abort();
    this.held = null;
  }

  private samplesOf(plane: Plane): Promise<Float32Array> {
    if (this.held?.name === plane.name) return this.held.samples;
    this.clear();
    const abort = new AbortController();
    const samples = this.read(plane, abort.signal);
    const held = { name: plane.name, samples, abort };
    this.held = held;
    samples.catch(() => {
      if (this.held === held) this.held = null;
    });
    return samples;
  }

  private read(plane: Plane, signal: AbortSignal): Promise<Float32Array> {
    if (plane.kind === 'slice' && this.slices?.holds(plane)) return this.slices.read(plane, signal);
    return readWholePlane(this.dataset, plane, signal);
  }
}
