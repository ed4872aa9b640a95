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

/** Planes that are held beside those that something waits for: the window shows two beside each other. */
const MOST_PLANES = 2;

/** A plane that is read, or was. */
interface Held {
  readonly name: string;
  readonly samples: Promise<Float32Array>;
  readonly abort: AbortController;
  /** Windows that wait for its samples. */
  waiting: number;
  isRead: boolean;
}

/**
 * The samples of the planes that are looked at: read once for all windows of each. When most of another plane is asked
 * for, the reading of those that nothing waits for ends, and the one that was asked for longest ago is forgotten.
 */
export class HeldPlanes {
  /** The one that was asked for last is the last. */
  private held: Held[] = [];

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
    return this.held.some(({ name }) => name === plane.name) || columnCount * rowCount >= LEAST_PART * size;
  }

  /** A window of a plane that `serves` is true for. @throws JobError 'cancelled'; SegyError of reading */
  async window(plane: Plane, window: PlaneWindow, signal?: AbortSignal): Promise<WindowAnswer> {
    const samples = await this.samplesOf(this.heldOf(plane), signal);
    const takesMean = window.process?.removesBackground === true && plane.kind !== 'slice';
    const mean = takesMean ? await planeMeanTrace(this.dataset, plane) : null;
    return windowOfSamples(plane, window, { samples, mean });
  }

  /** Forgets the planes; their reading ends. */
  clear(): void {
    this.keep([]);
  }

  private async samplesOf(held: Held, signal?: AbortSignal): Promise<Float32Array> {
    held.waiting++;
    try {
      return await orAborted(held.samples, signal);
    } finally {
      held.waiting--;
    }
  }

  private heldOf(plane: Plane): Held {
    const known = this.held.find(({ name }) => name === plane.name);
    if (known) {
      this.keep([...this.held.filter((one) => one !== known), known]);
      return known;
    }
    const used = this.held.filter(({ isRead, waiting }) => isRead || waiting > 0);
    const idle = used.filter(({ waiting }) => waiting === 0);
    const surplus = idle.slice(0, Math.max(0, used.length + 1 - MOST_PLANES));
    this.keep(used.filter((one) => !surplus.includes(one)));
    const held = this.startReading(plane);
    this.held = [...this.held, held];
    return held;
  }

  /** Goes on with some of the planes; the reading of the others ends. */
  private keep(kept: Held[]): void {
    for (const one of this.held) if (!kept.includes(one)) one.abort.abort();
    this.held = kept;
  }

  private startReading(plane: Plane): Held {
    const abort = new AbortController();
    const samples = this.read(plane, abort.signal);
    const held: Held = { name: plane.name, samples, abort, waiting: 0, isRead: false };
    samples.then(
      () => {
        held.isRead = true;
      },
      () => this.keep(this.held.filter((one) => one !== held)),
    );
    return held;
  }

  private read(plane: Plane, signal: AbortSignal): Promise<Float32Array> {
    if (plane.kind === 'slice' && this.slices?.holds(plane)) return this.slices.read(plane, signal);
    return readWholePlane(this.dataset, plane, signal);
  }
}
