import { intervalMs, type ViewPoint } from '#seismic/display/view';
import type { WindowExtent, WindowPlacement } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import { type SectionAxes, timeMsOfSample } from '#seismic/section/section';

/** The smallest window of a drag: a smaller one does not resolve a dip. */
export const MINIMUM_WINDOW = { traces: 8, samples: 8 } as const;

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

/** The window nearest to the given one that is inside the section; cut if it is larger. */
export function clampExtent(extent: WindowExtent, axes: SectionAxes): WindowExtent {
  const traceCount = Math.min(extent.traceCount, axes.traceCount);
  const sampleCount = Math.min(extent.sampleCount, axes.sampleCount);
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
  const traces = resizedSpan(extent.firstTrace, extent.traceCount, handle.trace, {
    to: to.trace,
    least: MINIMUM_WINDOW.traces,
    end: axes.traceCount,
  });
  const samples = resizedSpan(extent.firstSample, extent.sampleCount, handle.sample, {
    to: to.sample,
    least: MINIMUM_WINDOW.samples,
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
  const span = (
    first: number,
    count: number,
    edge: -1 | 0 | 1,
    limits: { to: number; least: number; end: number },
  ) => {
    if (edge === 0) return { first, count };
    const centre = first + Math.floor(count / 2);
    const most = Math.min(centre, limits.end - 1 - centre);
    const half = Math.min(most, Math.max(limits.least / 2, Math.round(Math.abs(limits.to - centre - 0.5))));
    return { first: centre - half, count: 2 * half + 1 };
  };
  const { traces: leastTraces, samples: leastSamples } = MINIMUM_WINDOW;
  const across = { to: to.trace, least: leastTraces, end: axes.traceCount };
  const down = { to: to.sample, least: leastSamples, end: axes.sampleCount };
  const traces = span(extent.firstTrace, extent.traceCount, handle.trace, across);
  const samples = span(extent.firstSample, extent.sampleCount, handle.sample, down);
  return {
    ...{ firstTrace: traces.first, traceCount: traces.count },
    ...{ firstSample: samples.first, sampleCount: samples.count },
  };
}

function resizedSpan(
  first: number,
  count: number,
  edge: -1 | 0 | 1,
  limits: { readonly to: number; readonly least: number; readonly end: number },
): { first: number; count: number } {
  const least = Math.min(limits.least, count);
  if (edge === 0) return { first, count };
  if (edge === 1) {
    const end = Math.min(limits.end, Math.max(first + least, Math.round(limits.to)));
    return { first, count: end - first };
  }
  const start = Math.max(0, Math.min(first + count - least, Math.round(limits.to)));
  return { first: start, count: first + count - start };
}

/** The pick with another window. */
export function pickWithExtent(pick: ClassedWindow, extent: WindowExtent, axes: SectionAxes): ClassedWindow {
  return { ...pick, ...placementOfExtent(extent, axes) };
}
