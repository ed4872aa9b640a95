import type { WindowExtent } from '#seismic/picks/pick';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/**
 * The visible part of a section, fractional. Trace t fills [t, t + 1) and the sample at time T fills [T, T +
 * one interval), so the whole section is [0, traceCount) × [startTimeMs, + its duration).
 */
export interface ViewRange {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly startTimeMs: number;
  readonly durationMs: number;
}

/** A point on the section in the same measure as a ViewRange: the edges of cells, not their centres. */
export interface ViewPoint {
  readonly trace: number;
  readonly timeMs: number;
}

/** A part of the section in traces and samples from the edge of the first, fractional. */
export interface CellView {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly firstSample: number;
  readonly sampleCount: number;
}

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** The largest zoom: fewer traces or samples show nothing more. */
const MINIMUM_TRACES = 8;
const MINIMUM_SAMPLES = 8;

export function intervalMs(axes: Pick<SectionAxes, 'sampleIntervalUs'>): number {
  return axes.sampleIntervalUs / 1000;
}

export function fitRange(axes: SectionAxes): ViewRange {
  return {
    firstTrace: 0,
    traceCount: axes.traceCount,
    startTimeMs: axes.startTimeMs,
    durationMs: axes.sampleCount * intervalMs(axes),
  };
}

/** The nearest range that is neither too close nor reaches outside the section. */
export function clampRange(range: ViewRange, axes: SectionAxes): ViewRange {
  const whole = fitRange(axes);
  const leastTraces = Math.min(MINIMUM_TRACES, whole.traceCount);
  const leastMs = Math.min(MINIMUM_SAMPLES * intervalMs(axes), whole.durationMs);
  const traceCount = Math.min(whole.traceCount, Math.max(leastTraces, range.traceCount));
  const durationMs = Math.min(whole.durationMs, Math.max(leastMs, range.durationMs));
  const lastStartMs = whole.startTimeMs + whole.durationMs - durationMs;
  return {
    firstTrace: Math.min(whole.traceCount - traceCount, Math.max(0, range.firstTrace)),
    traceCount,
    startTimeMs: Math.min(lastStartMs, Math.max(whole.startTimeMs, range.startTimeMs)),
    durationMs,
  };
}

/**
 * Zooms about a point, which stays where it is on the screen (as far as the section's ends allow).
 * Factors above 1 show more, below 1 less.
 */
export function zoomRange(
  range: ViewRange,
  at: ViewPoint,
  factors: { readonly traces: number; readonly time: number },
  axes: SectionAxes,
): ViewRange {
  const least = clampRange({ ...range, traceCount: 0, durationMs: 0 }, axes);
  const whole = fitRange(axes);
  const traceCount = clamp(range.traceCount * factors.traces, least.traceCount, whole.traceCount);
  const durationMs = clamp(range.durationMs * factors.time, least.durationMs, whole.durationMs);
  const firstTrace = at.trace - (at.trace - range.firstTrace) * (traceCount / range.traceCount);
  const startTimeMs = at.timeMs - (at.timeMs - range.startTimeMs) * (durationMs / range.durationMs);
  return clampRange({ firstTrace, traceCount, startTimeMs, durationMs }, axes);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function panRange(range: ViewRange, traces: number, timeMs: number, axes: SectionAxes): ViewRange {
  const moved = {
    ...range,
    firstTrace: range.firstTrace + traces,
    startTimeMs: range.startTimeMs + timeMs,
  };
  return clampRange(moved, axes);
}

/** The same range where the window is well inside it, else one centred on the window that holds it. */
export function revealRange(range: ViewRange, extent: WindowExtent, axes: SectionAxes): ViewRange {
  const dt = intervalMs(axes);
  const startMs = axes.startTimeMs + extent.firstSample * dt;
  const lengthMs = extent.sampleCount * dt;
  const isSeen =
    extent.firstTrace >= range.firstTrace &&
    extent.firstTrace + extent.traceCount <= range.firstTrace + range.traceCount &&
    startMs >= range.startTimeMs &&
    startMs + lengthMs <= range.startTimeMs + range.durationMs;
  if (isSeen) return range;
  const traceCount = Math.max(range.traceCount, 3 * extent.traceCount);
  const durationMs = Math.max(range.durationMs, 3 * lengthMs);
  const firstTrace = extent.firstTrace + (extent.traceCount - traceCount) / 2;
  return clampRange(
    { firstTrace, traceCount, startTimeMs: startMs + (lengthMs - durationMs) / 2, durationMs },
    axes,
  );
}

/** The range in traces and samples, as tiles count. */
export function cellView(range: ViewRange, axes: SectionAxes): CellView {
  const dt = intervalMs(axes);
  return {
    firstTrace: range.firstTrace,
    traceCount: range.traceCount,
    firstSample: (range.startTimeMs - axes.startTimeMs) / dt,
    sampleCount: range.durationMs / dt,
  };
}

/** The point of the section under a pixel of the plot. */
export function pointAt(range: ViewRange, size: PlotSize, x: number, y: number): ViewPoint {
  return {
    trace: range.firstTrace + (x / size.width) * range.traceCount,
    timeMs: range.startTimeMs + (y / size.height) * range.durationMs,
  };
}

/** Trace and sample whose cell holds the point; null outside the section. */
export function cellAt(point: ViewPoint, axes: SectionAxes): { trace: number; sample: number } | null {
  const trace = Math.floor(point.trace);
  const sample = Math.floor((point.timeMs - axes.startTimeMs) / intervalMs(axes) + 1e-9);
  const isInside = trace >= 0 && trace < axes.traceCount && sample >= 0 && sample < axes.sampleCount;
  return isInside ? { trace, sample } : null;
}

/** Pixel of the centre of a (fractional) trace. */
export function xOfTrace(range: ViewRange, size: PlotSize, trace: number): number {
  return ((trace + 0.5 - range.firstTrace) / range.traceCount) * size.width;
}

/** Pixel of the centre of the sample at a time. */
export function yOfTime(range: ViewRange, size: PlotSize, timeMs: number, axes: SectionAxes): number {
  return ((timeMs + intervalMs(axes) / 2 - range.startTimeMs) / range.durationMs) * size.height;
}

/** A box in pixels of the plot. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** True where a part of a box is on the plot. */
export function isOnPlot({ x, y, width, height }: Box, size: PlotSize): boolean {
  return x < size.width && y < size.height && x + width > 0 && y + height > 0;
}

/** The box of a window in pixels of the plot: the edges of its outer cells. */
export function boxOfExtent(extent: WindowExtent, range: ViewRange, size: PlotSize, axes: SectionAxes): Box {
  const dt = intervalMs(axes);
  const startMs = axes.startTimeMs + extent.firstSample * dt;
  return {
    x: ((extent.firstTrace - range.firstTrace) / range.traceCount) * size.width,
    y: ((startMs - range.startTimeMs) / range.durationMs) * size.height,
    width: (extent.traceCount / range.traceCount) * size.width,
    height: ((extent.sampleCount * dt) / range.durationMs) * size.height,
  };
}

/** First and last trace and time of those that are in view, in part or whole. */
export interface ShownCells {
  readonly firstTrace: number;
  readonly lastTrace: number;
  readonly firstTimeMs: number;
  readonly lastTimeMs: number;
}

/** First and last whole cell of a range that begins and ends anywhere in them. */
function cellsOf(first: number, length: number, count: number): [number, number] {
  const inside = (cell: number) => Math.min(count - 1, Math.max(0, cell));
  return [inside(Math.floor(first)), inside(Math.ceil(first + length) - 1)];
}

/**
 * The traces and samples that a view shows: each sample fills the interval that begins at its time, so a whole trace
 * of 750 samples of 4 ms from 0 ms shows 0 to 2996 ms.
 */
export function shownCells(range: ViewRange, axes: SectionAxes): ShownCells {
  const [firstTrace, lastTrace] = cellsOf(range.firstTrace, range.traceCount, axes.traceCount);
  const interval = intervalMs(axes);
  // A view that was moved by fractions may begin a billionth of a cell before the sample that it begins at.
  const first = Math.round(((range.startTimeMs - axes.startTimeMs) / interval) * 1e6) / 1e6;
  const length = Math.round((range.durationMs / interval) * 1e6) / 1e6;
  const [firstSample, lastSample] = cellsOf(first, length, axes.sampleCount);
  const [firstTimeMs, lastTimeMs] = [firstSample, lastSample].map((sample) => timeMsOfSample(axes, sample));
  return { firstTrace, lastTrace, firstTimeMs, lastTimeMs };
}
