import { intervalMs, type ViewPoint } from '#seismic/display/view';
import type { WindowExtent, WindowPlacement } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import { PICK_LIMITS } from '#seismic/picks/pickSchema';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/** The smallest window of a drag: a smaller one does not resolve a dip. */
export const MINIMUM_WINDOW = { traces: 8, samples: 8 } as const;

/** The largest window: no larger than the section, and no wider than a pick may be. */
export function maximumWindow({ traceCount, sampleCount }: SectionAxes): { traces: number; samples: number } {
  return { traces: Math.min(traceCount, PICK_LIMITS.traces), samples: sampleCount };
}

/** The side or corner by which a window is resized: −1 first edge, 1 last edge, 0 neither. */
export interface Handle {
  readonly trace: -1 | 0 | 1;
  readonly sample: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = [
  { trace: -1, sample: -1 },
  { trace: 0, sample: -1 },
  { trace: 1, sample: -1 },
  { trace: -1, sample: 0 },
  { trace: 1, sample: 0 },
  { trace: -1, sample: 1 },
  { trace: 0, sample: 1 },
  { trace: 1, sample: 1 },
];

/** A fractional place in traces and samples from the edges of the section's first cell. */
export interface CellPoint {
  readonly trace: number;
  readonly sample: number;
}

export function cellPoint(point: ViewPoint, axes: SectionAxes): CellPoint {
  return { trace: point.trace, sample: (point.timeMs - axes.startTimeMs) / intervalMs(axes) };
}

/** The window nearest to the given one that is inside the section; cut if it is larger than a pick may be. */
export function clampExtent(extent: WindowExtent, axes: SectionAxes): WindowExtent {
  const most = maximumWindow(axes);
  const traceCount = Math.min(extent.traceCount, most.traces);
  const sampleCount = Math.min(extent.sampleCount, most.samples);
  return {
    firstTrace: Math.min(axes.traceCount - traceCount, Math.max(0, extent.firstTrace)),
    traceCount,
    firstSample: Math.min(axes.sampleCount - sampleCount, Math.max(0, extent.firstSample)),
    sampleCount,
  };
}

/** Centre and size of a pick for an extent; `extentOfPick` is the inverse. */
export function placementOfExtent(extent: WindowExtent, axes: SectionAxes): WindowPlacement {
  return {
    trace: extent.firstTrace + Math.floor(extent.traceCount / 2),
    timeMs: timeMsOfSample(axes, extent.firstSample + Math.floor(extent.sampleCount / 2)),
    traces: extent.traceCount,
    durationMs: extent.sampleCount * intervalMs(axes),
  };
}

/** A window of the given size around the cell at a point. */
export function extentAround(
  at: CellPoint,
  size: { readonly traces: number; readonly durationMs: number },
  axes: SectionAxes,
): WindowExtent {
  const traceCount = Math.max(MINIMUM_WINDOW.traces, Math.round(size.traces));
  const sampleCount = Math.max(MINIMUM_WINDOW.samples, Math.round(size.durationMs / intervalMs(axes)));
  const firstTrace = Math.floor(at.trace) - Math.floor(traceCount / 2);
  const firstSample = Math.floor(at.sample) - Math.floor(sampleCount / 2);
  return clampExtent({ firstTrace, traceCount, firstSample, sampleCount }, axes);
}

/** The window between two corners, never below the smallest, which grows away from the first corner. */
export function extentBetween(from: CellPoint, to: CellPoint, axes: SectionAxes): WindowExtent {
  const traces = spanBetween(from.trace, to.trace, MINIMUM_WINDOW.traces);
  const samples = spanBetween(from.sample, to.sample, MINIMUM_WINDOW.samples);
  const extent = {
    firstTrace: traces.first,
    traceCount: traces.count,
    firstSample: samples.first,
    sampleCount: samples.count,
  };
  return clampExtent(extent, axes);
}

function spanBetween(from: number, to: number, least: number): { first: number; count: number } {
  const anchor = Math.round(from);
  const count = Math.max(least, Math.abs(Math.round(to) - anchor));
  return { first: to < from ? anchor - count : anchor, count };
}

/** The window moved by whole cells, stopped at the ends of the section. */
export function movedExtent(extent: WindowExtent, by: CellPoint, axes: SectionAxes): WindowExtent {
  const firstTrace = extent.firstTrace + Math.round(by.trace);
  const firstSample = extent.firstSample + Math.round(by.sample);
  return clampExtent({ ...extent, firstTrace, firstSample }, axes);
}

/** The window with the edges of the handle moved to a point; the other edges stay. */
export function resizedExtent(
  extent: WindowExtent,
  handle: Handle,
  to: CellPoint,
  axes: SectionAxes,
): WindowExtent {
  const most = maximumWindow(axes);
  const traces = resizedSpan(extent.firstTrace, extent.traceCount, handle.trace, {
    to: to.trace,
    least: MINIMUM_WINDOW.traces,
    most: most.traces,
    end: axes.traceCount,
  });
  const samples = resizedSpan(extent.firstSample, extent.sampleCount, handle.sample, {
    to: to.sample,
    least: MINIMUM_WINDOW.samples,
    most: most.samples,
    end: axes.sampleCount,
  });
  return {
    firstTrace: traces.first,
    traceCount: traces.count,
    firstSample: samples.first,
    sampleCount: samples.count,
  };
}

/** The window resized alike on both sides of its centre, which stays: of a pick whose centre is an apex. */
export function mirroredExtent(
  extent: WindowExtent,
  handle: Handle,
  to: CellPoint,
  axes: SectionAxes,
): WindowExtent {
  const span = (first: number, count: number, edge: -1 | 0 | 1, limits: SpanLimits) => {
    if (edge === 0) return { first, count };
    const centre = first + Math.floor(count / 2);
    const most = Math.min(centre, limits.end - 1 - centre, Math.floor((limits.most - 1) / 2));
    const half = Math.min(most, Math.max(limits.least / 2, Math.round(Math.abs(limits.to - centre - 0.5))));
    return { first: centre - half, count: 2 * half + 1 };
  };
  const { traces: leastTraces, samples: leastSamples } = MINIMUM_WINDOW;
  const largest = maximumWindow(axes);
  const across = { to: to.trace, least: leastTraces, most: largest.traces, end: axes.traceCount };
  const down = { to: to.sample, least: leastSamples, most: largest.samples, end: axes.sampleCount };
  const traces = span(extent.firstTrace, extent.traceCount, handle.trace, across);
  const samples = span(extent.firstSample, extent.sampleCount, handle.sample, down);
  return {
    ...{ firstTrace: traces.first, traceCount: traces.count },
    ...{ firstSample: samples.first, sampleCount: samples.count },
  };
}

/** Where a span's edge is moved to, the spans that it may have, and the number of cells that there are. */
interface SpanLimits {
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly end: number;
}

function resizedSpan(
  first: number,
  count: number,
  edge: -1 | 0 | 1,
  limits: SpanLimits,
): { first: number; count: number } {
  const least = Math.min(limits.least, count);
  if (edge === 0) return { first, count };
  const last = first + count;
  if (edge === 1) {
    const end = Math.min(limits.end, first + limits.most, Math.max(first + least, Math.round(limits.to)));
    return { first, count: end - first };
  }
  const start = Math.max(0, last - limits.most, Math.min(last - least, Math.round(limits.to)));
  return { first: start, count: last - start };
}

/** The pick with another window. */
export function pickWithExtent(pick: ClassedWindow, extent: WindowExtent, axes: SectionAxes): ClassedWindow {
  return { ...pick, ...placementOfExtent(extent, axes) };
}
