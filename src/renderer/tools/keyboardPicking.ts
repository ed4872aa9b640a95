import { proposals } from '#renderer/stores/proposals.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { hyperbolaTool } from '#renderer/tools/hyperbolaTool.svelte';
import type { Plot } from '#renderer/tools/mouseTool';
import { addPick } from '#renderer/tools/pickEdits';
import { cellPoint, extentAround, placementOfExtent } from '#renderer/tools/pickPlacement';
import { moveSelected } from '#renderer/tools/selectedPicks';
import { intervalMs, type ViewPoint } from '#seismic/display/view';
import { timeMsOfSample } from '#seismic/section/section';

const STEPS: Readonly<Record<string, readonly [traces: number, samples: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Steps to one press with Shift. */
const LARGE_STEP = 10;
/** Tools whose picks are placed at a cursor that arrow keys move. */
const PLACING = ['window', 'hyperbola'];

/** The middle of the cell a step from the cursor, or in the middle of the view where there is no cursor. */
function steppedFrom(plot: Plot, [traces, samples]: readonly [number, number]): ViewPoint {
  const { range, axes } = plot;
  const dt = intervalMs(axes);
  const middle = {
    trace: Math.floor(range.firstTrace + range.traceCount / 2),
    sample: Math.floor((range.startTimeMs + range.durationMs / 2 - axes.startTimeMs) / dt),
  };
  const from = viewport.cursor ?? middle;
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  const trace = within(from.trace + (viewport.cursor ? traces : 0), axes.traceCount);
  const sample = within(from.sample + (viewport.cursor ? samples : 0), axes.sampleCount);
  return { trace: trace + 0.5, timeMs: timeMsOfSample(axes, sample) + dt / 2 };
}

/** Moves the view so that a point is in it. */
function bringIntoView({ trace, timeMs }: ViewPoint): void {
  const { firstTrace, traceCount, startTimeMs, durationMs } = viewport.range;
  const shift = (at: number, first: number, length: number) =>
    at < first ? at - first - length / 10 : at > first + length ? at - first - (9 * length) / 10 : 0;
  viewport.panBy(shift(trace, firstTrace, traceCount), shift(timeMs, startTimeMs, durationMs));
}

/** A pick at the cursor, by the tool that is chosen. */
function addAtCursor(plot: Plot): boolean {
  const { cursor } = viewport;
  if (!cursor || plot.isSlice) return false;
  const { axes } = plot;
  if (tool.mode === 'hyperbola') void hyperbolaTool.addAt(cursor.trace, cursor.timeMs, plot);
  else {
    const at = cellPoint({ trace: cursor.trace + 0.5, timeMs: cursor.timeMs + intervalMs(axes) / 2 }, axes);
    const placement = placementOfExtent(extentAround(at, tool, axes), axes);
    addPick({ id: crypto.randomUUID(), class: tool.class, ...placement });
  }
  return true;
}

/**
 * Picking by keys while the section has the focus: arrows move the selected picks (Select), or the cursor at which
 * Enter adds a pick (Window, Hyperbola); with Shift ten times as far. False where the key has no such function now.
 */
export function pressPickingKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  plot: Plot,
  point: (at: ViewPoint) => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const isPlacing = PLACING.includes(tool.mode);
  // At a place to pick, Enter accepts its class.
  if (event.key === 'Enter') return isPlacing && !proposals.current && addAtCursor(plot);
  const step = STEPS[event.key];
  if (!step) return false;
  const by = event.shiftKey ? LARGE_STEP : 1;
  const [traces, samples] = [by * step[0], by * step[1]];
  if (tool.mode === 'select') return moveSelected({ trace: traces, sample: samples });
  if (!isPlacing) return false;
  const at = steppedFrom(plot, [traces, samples]);
  bringIntoView(at);
  point(at);
  return true;
}
