import { oncePerFrame } from '#renderer/view/perFrame';
import type { Place } from '#seismic/display/marks';
import {
  cellAt,
  clampRange,
  fitRange,
  type PlotSize,
  panRange,
  revealRange,
  type ViewPoint,
  type ViewRange,
  zoomRange,
} from '#seismic/display/view';
import { extentOfPick, type WindowPlacement } from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';
import { type TraceScale, valueOfTrace } from '#seismic/survey/traceScale';

/** The sample under the pointer. Amplitude and header word are filled in after the place. */
export interface Cursor {
  readonly trace: number;
  readonly sample: number;
  readonly timeMs: number;
  readonly amplitude: number | null;
  /** The value of the scale shown along the traces, "CDP" 1238. */
  readonly scaleName: string;
  readonly scaleValue: number;
  readonly headerWord: { readonly name: string; readonly value: number } | null;
}

const NOTHING: ViewRange = { firstTrace: 0, traceCount: 1, startTimeMs: 0, durationMs: 1 };

/** The visible part of a plane, and the place of the pointer on it. */
export class Viewport {
  axes = $state.raw<SectionAxes | null>(null);
  private newestRange = $state.raw<ViewRange>(NOTHING);
  private newestCursor = $state.raw<Cursor | null>(null);
  private newestPointer = $state.raw<Place | null>(null);
  /** The range as it is drawn: it changes once a frame, however many events come between two. */
  drawnRange = $state.raw<ViewRange>(NOTHING);
  /** The cursor as it is drawn, once a frame too. */
  drawnCursor = $state.raw<Cursor | null>(null);
  /** Where the pointer is drawn on the plot, once a frame too; null while it is elsewhere. */
  drawnPointer = $state.raw<Place | null>(null);
  /** Of the plot, in pixels; 0 until it is laid out. */
  size = $state.raw<PlotSize>({ width: 0, height: 0 });
  private readonly frame = oncePerFrame(() => this.draw());

  /** The newest range, by which events are placed. */
  get range(): ViewRange {
    return this.newestRange;
  }
  set range(range: ViewRange) {
    this.newestRange = range;
    this.frame.schedule();
  }

  get cursor(): Cursor | null {
    return this.newestCursor;
  }
  set cursor(cursor: Cursor | null) {
    this.newestCursor = cursor;
    this.frame.schedule();
  }

  /** Where the pointer is on the plot, in pixels; null while it is elsewhere. */
  get pointer(): Place | null {
    return this.newestPointer;
  }
  set pointer(pointer: Place | null) {
    this.newestPointer = pointer;
    this.frame.schedule();
  }

  /** Takes the newest range, cursor and pointer to be drawn. */
  draw(): void {
    this.drawnRange = this.newestRange;
    this.drawnCursor = this.newestCursor;
    this.drawnPointer = this.newestPointer;
  }

  get firstTrace(): number {
    return this.range.firstTrace;
  }
  get traceCount(): number {
    return this.range.traceCount;
  }
  get startTimeMs(): number {
    return this.range.startTimeMs;
  }
  get durationMs(): number {
    return this.range.durationMs;
  }

  /** True if the whole section is in view. */
  get isFitted(): boolean {
    return (
      this.axes !== null &&
      this.range.traceCount >= this.axes.traceCount &&
      this.range.durationMs >= fitRange(this.axes).durationMs
    );
  }

  /** Shows a line; if it has the extent of the previous one, the view is kept. */
  open(axes: SectionAxes, range?: ViewRange): void {
    const isAlike =
      this.axes?.traceCount === axes.traceCount &&
      this.axes.sampleCount === axes.sampleCount &&
      this.axes.sampleIntervalUs === axes.sampleIntervalUs &&
      this.axes.startTimeMs === axes.startTimeMs;
    this.axes = axes;
    this.cursor = null;
    this.range = clampRange(range ?? (isAlike ? this.range : fitRange(axes)), axes);
    this.draw();
  }

  close(): void {
    this.axes = null;
    this.cursor = null;
  }

  show(range: ViewRange): void {
    if (this.axes) this.range = clampRange(range, this.axes);
  }

  fit(): void {
    if (this.axes) this.range = fitRange(this.axes);
  }

  /** Factors above 1 show more, below 1 less. `at` keeps its place; by default the centre does. */
  zoomAt(factors: { readonly traces: number; readonly time: number }, at: ViewPoint = this.middle): void {
    if (this.axes) this.range = zoomRange(this.range, at, factors, this.axes);
  }

  panBy(traces: number, timeMs: number): void {
    if (this.axes) this.range = panRange(this.range, traces, timeMs, this.axes);
  }

  /** Brings a pick into view if it is outside. */
  reveal(pick: WindowPlacement): void {
    if (this.axes) this.range = revealRange(this.range, extentOfPick(pick, this.axes), this.axes);
  }

  /** Sets the cursor's place at once; amplitude and header word are filled in when they are known. */
  point(at: ViewPoint | null, scale: TraceScale): void {
    const cell = this.axes && at ? cellAt(at, this.axes) : null;
    if (!cell || !this.axes) {
      this.cursor = null;
      return;
    }
    const before = this.cursor;
    if (before?.trace === cell.trace && before.sample === cell.sample && before.scaleName === scale.name)
      return;
    this.cursor = {
      ...cell,
      timeMs: timeMsOfSample(this.axes, cell.sample),
      amplitude: null,
      scaleName: scale.name,
      scaleValue: valueOfTrace(scale, cell.trace),
      headerWord: null,
    };
  }

  private get middle(): ViewPoint {
    const { firstTrace, traceCount, startTimeMs, durationMs } = this.range;
    return { trace: firstTrace + traceCount / 2, timeMs: startTimeMs + durationMs / 2 };
  }
}

/** Of the plane that is worked on. */
export const viewport = new Viewport();
/** Of the second plane. */
export const sideViewport = new Viewport();
