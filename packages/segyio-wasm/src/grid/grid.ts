import type { CancelSignal } from '../base/errors.js';
import type { SegyDataset } from '../dataset/segyDataset.js';
import { indexOfValue } from '../header/distinctValues.js';
import type { Geometry } from './geometry.js';
import { fillHoles, type GridBlock, maskOf, readPlaces, type SampleRange } from './gridBlock.js';
import { noSuchLine, outsideGrid, tooLarge } from './gridErrors.js';
import {
  type GridPlaces,
  orderPlaces,
  type PlaceWindow,
  type TraceChoice,
  tracesInWindow,
} from './gridPlaces.js';
import type { GridAxis, GridTable } from './gridTable.js';
import { duplicatesOf, type GridDuplicate, tracesOfPlace } from './gridTraces.js';
import { readSlab, SliceCache, type SliceIndex } from './sliceCache.js';

/** What of each place is read, and how. */
export interface GridReadOptions extends Partial<SampleRange> {
  /** Traces of this offset. Left out: the first of `grid.offsets`, or the nearest where offsets are uneven. */
  readonly offset?: number;
  /** The n-th trace of each place by offset, from 0, in place of one offset. */
  readonly fold?: number;
  /** Value of the samples of holes; NaN where it is left out. */
  readonly fill?: number;
  readonly signal?: CancelSignal;
}

/** A box of a grid; lines by their numbers, counts along the grid's order; what is left out: all. */
export interface SubvolumeOptions extends GridReadOptions {
  readonly firstInline?: number;
  readonly inlineCount?: number;
  readonly firstCrossline?: number;
  readonly crosslineCount?: number;
}

/** The traces at one inline and crossline, by offset; duplicates come one behind the other. */
export interface Gather extends SampleRange {
  /** [trace][sample] */
  readonly samples: Float32Array;
  readonly offsets: Float64Array;
  readonly traces: Int32Array;
}

/** A box with so many places for each of the file's traces is not laid out. */
const MOST_PLACES_PER_TRACE = 64;
const ALWAYS_ALLOWED_PLACES = 4_000_000;
const MOST_VALUES = 2 ** 30;

/** Place of a number on an axis, or −1. */
function placeOn({ lines, isFalling }: GridAxis, line: number): number {
  return isFalling
    ? indexOfValue(
        lines.map((value) => -value),
        -line,
      )
    : indexOfValue(lines, line);
}

/** A volume read by inline, crossline, depth and place. Made by `openGrid`; holds no file of its own. */
export class Grid {
  /** Line numbers: rising, or falling where they fall along the file. */
  readonly inlines: Float64Array;
  readonly crosslines: Float64Array;
  /** Distinct offsets; one where offset is no key. */
  readonly offsets: Float64Array;
  private readonly cache: SliceCache;
  private slices: SliceIndex | null = null;
  private lastPlaces: { readonly key: string; readonly places: GridPlaces } | null = null;

  constructor(
    readonly dataset: SegyDataset,
    readonly geometry: Geometry,
    private readonly table: GridTable,
    options: { readonly sliceCacheBytes: number },
  ) {
    this.inlines = table.inlines.lines;
    this.crosslines = table.crosslines.lines;
    this.offsets = table.offsets.lines;
    this.cache = new SliceCache(options.sliceCacheBytes);
  }

  /** Traces that share inline, crossline and offset; all readers but `gather` take the first of each. */
  get duplicates(): GridDuplicate[] {
    return duplicatesOf(this.table);
  }

  /**
   * One inline: `samples` is [crossline][sample], in the order of `grid.crosslines`.
   *
   * @example const { samples, mask } = await grid.iline(1203, { firstSample: 100, sampleCount: 200 });
   * @throws SegyError 'trace.outside' where there is no such inline, offset or sample
   */
  iline(inline: number, options: GridReadOptions = {}): Promise<GridBlock> {
    return this.subvolume({ ...options, firstInline: inline, inlineCount: 1 });
  }

  /**
   * One crossline: `samples` is [inline][sample], in the order of `grid.inlines`.
   *
   * @example const { samples } = await grid.xline(870, { offset: 150, fill: 0 });
   * @throws SegyError 'trace.outside'
   */
  xline(crossline: number, options: GridReadOptions = {}): Promise<GridBlock> {
    return this.subvolume({ ...options, firstCrossline: crossline, crosslineCount: 1 });
  }

  /**
   * A box: `samples` is [inline][crossline][sample].
   *
   * @example await grid.subvolume({ firstInline: 1200, inlineCount: 10, firstSample: 0, sampleCount: 64 });
   * @throws SegyError 'trace.outside', 'argument.invalid' where it is too large to be held, 'cancelled'
   */
  async subvolume(options: SubvolumeOptions = {}): Promise<GridBlock> {
    const window = this.windowOf(options);
    const range = this.sampleRange(options);
    const { inlineCount, crosslineCount } = window;
    this.checkSize(inlineCount * crosslineCount, range.sampleCount);
    const places = orderPlaces(tracesInWindow(this.table, window, this.choiceOf(options)));
    const target = new Float32Array(places.traces.length * range.sampleCount);
    await readPlaces(this.dataset, places, { ...range, target, signal: options.signal });
    return this.blockOf(target, places, { ...window, ...range, fill: options.fill });
  }

  /**
   * One sample of every trace: `samples` is [inline][crossline]. Reading it takes a pass over the file, in
   * which up to 32 neighbouring slices are read too and kept within `sliceCacheBytes`, so that those cost
   * nothing; with `useSlices` any slice is one short read.
   *
   * @example const { samples } = await grid.depthSlice(500); // sample 500, counted from 0
   * @throws SegyError 'trace.outside', 'argument.invalid' for a grid too empty to be laid out, 'cancelled'
   */
  async depthSlice(
    sample: number,
    options: Omit<GridReadOptions, 'firstSample' | 'sampleCount'> = {},
  ): Promise<GridBlock> {
    const range = this.sampleRange({ firstSample: sample, sampleCount: 1 });
    const places = this.allPlaces(options);
    const target = await this.readSlice(sample, places, options);
    return this.blockOf(target, places.places, { ...this.windowOf({}), ...range, fill: options.fill });
  }

  /**
   * All traces at one inline and crossline, by offset in the order of `grid.offsets`.
   *
   * @example const { samples, offsets } = await grid.gather(1203, 870);
   * @throws SegyError 'trace.outside' where the grid has no such lines; a hole gives no trace
   */
  async gather(
    inline: number,
    crossline: number,
    options: Pick<GridReadOptions, 'firstSample' | 'sampleCount' | 'signal'> = {},
  ): Promise<Gather> {
    const at = [this.linePlace('inline', inline), this.linePlace('crossline', crossline)] as const;
    const range = this.sampleRange(options);
    const { traces, offsets } = tracesOfPlace(this.table, at);
    const samples = new Float32Array(traces.length * range.sampleCount);
    await readPlaces(this.dataset, orderPlaces(traces), {
      ...range,
      target: samples,
      signal: options.signal,
    });
    return { ...range, samples, offsets, traces };
  }

  /**
   * Takes depth slices from a slice index from now on where it holds the offset requested.
   *
   * @example grid.useSlices(await openSliceIndex(await openFileSource('volume.slices'), grid));
   */
  useSlices(slices: SliceIndex | null): void {
    this.slices = slices;
  }

  /** Every place of the grid with its trace, for one choice; the last answer is kept. @internal */
  allPlaces(options: Pick<GridReadOptions, 'offset' | 'fold'>): {
    readonly key: string;
    readonly places: GridPlaces;
  } {
    const choice = this.choiceOf(options);
    const key = 'fold' in choice ? `fold ${choice.fold}` : `offset ${choice.offsetPlace}`;
    if (this.lastPlaces?.key === key) return this.lastPlaces;
    const window = this.windowOf({});
    this.checkSize(window.inlineCount * window.crosslineCount, 1);
    this.lastPlaces = { key, places: orderPlaces(tracesInWindow(this.table, window, choice)) };
    return this.lastPlaces;
  }

  private async readSlice(
    sample: number,
    { key, places }: { readonly key: string; readonly places: GridPlaces },
    { signal }: GridReadOptions,
  ): Promise<Float32Array> {
    if (this.slices?.key === key) return this.slices.read(sample, signal);
    const placeCount = places.traces.length;
    const { sampleCount } = this.dataset.layout;
    const height = this.cache.slabSamples(placeCount, sampleCount);
    if (height === 0) return readSlab(this.dataset, places, { firstSample: sample, sampleCount: 1, signal });
    const firstSample = sample - (sample % height);
    const range = { firstSample, sampleCount: Math.min(height, sampleCount - firstSample), signal };
    const read = () => readSlab(this.dataset, places, range);
    const slab = await this.cache.get(`${key} ${firstSample}`, 4 * height * placeCount, read);
    return slab.slice((sample - firstSample) * placeCount, (sample - firstSample + 1) * placeCount);
  }

  private blockOf(
    samples: Float32Array,
    { traces, rising }: GridPlaces,
    box: PlaceWindow & SampleRange & { readonly fill?: number },
  ): GridBlock {
    const { firstInline, inlineCount, firstCrossline, crosslineCount, firstSample, sampleCount } = box;
    const holeCount = traces.length - rising.length;
    if (holeCount > 0) fillHoles(samples, traces, box.fill ?? Number.NaN);
    return {
      samples,
      inlines: this.inlines.slice(firstInline, firstInline + inlineCount),
      crosslines: this.crosslines.slice(firstCrossline, firstCrossline + crosslineCount),
      ...{ firstSample, sampleCount, traces: traces.slice(), mask: maskOf(traces), holeCount },
    };
  }

  private linePlace(what: 'inline' | 'crossline' | 'offset', line: number): number {
    const axis = { inline: this.table.inlines, crossline: this.table.crosslines, offset: this.table.offsets }[
      what
    ];
    const place = placeOn(axis, line);
    if (place >= 0) return place;
    throw noSuchLine(what, line, { lines: axis.lines, file: this.dataset.source.name });
  }

  private windowOf(options: SubvolumeOptions): PlaceWindow {
    const { firstInline: inline, firstCrossline: crossline } = options;
    const firstInline = inline === undefined ? 0 : this.linePlace('inline', inline);
    const firstCrossline = crossline === undefined ? 0 : this.linePlace('crossline', crossline);
    const inlineCount = options.inlineCount ?? this.inlines.length - firstInline;
    const crosslineCount = options.crosslineCount ?? this.crosslines.length - firstCrossline;
    checkRange('Inlines', [firstInline, inlineCount], this.inlines.length);
    checkRange('Crosslines', [firstCrossline, crosslineCount], this.crosslines.length);
    return { firstInline, inlineCount, firstCrossline, crosslineCount };
  }

  private sampleRange({ firstSample = 0, sampleCount }: Partial<SampleRange>): SampleRange {
    const all = this.dataset.layout.sampleCount;
    const range = { firstSample, sampleCount: sampleCount ?? all - firstSample };
    checkRange('Samples', [range.firstSample, range.sampleCount], all);
    return range;
  }

  private choiceOf({ offset, fold }: Pick<GridReadOptions, 'offset' | 'fold'>): TraceChoice {
    if (offset !== undefined) return { offsetPlace: this.linePlace('offset', offset) };
    if (fold !== undefined) {
      checkRange('Traces of a place', [fold, 1], this.table.largestFold);
      return { fold };
    }
    const isUneven = this.offsets.length > 2 * this.table.largestFold;
    return isUneven ? { fold: 0 } : { offsetPlace: 0 };
  }

  private checkSize(placeCount: number, sampleCount: number): void {
    const filled = this.table.traceCount;
    const most = Math.max(ALWAYS_ALLOWED_PLACES, MOST_PLACES_PER_TRACE * filled);
    if (placeCount > most || placeCount * sampleCount > MOST_VALUES)
      throw tooLarge(placeCount, filled, placeCount * sampleCount);
  }
}

function checkRange(what: string, range: readonly [number, number], limit: number): void {
  const [first, count] = range;
  const isSound = Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count >= 0;
  if (!isSound || first + count > limit) throw outsideGrid(what, range, limit);
}
