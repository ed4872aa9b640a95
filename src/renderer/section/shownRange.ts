import { display } from '#renderer/stores/display.svelte';
import { say } from '#renderer/words/say.svelte';
import { sampleAxisScale } from '#seismic/display/sampleAxisUnit';
import { formatNumber } from '#seismic/display/ticks';
import { type ShownCells, shownCells, type ViewRange } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';
import type { Plane, SlicePlane } from '#seismic/survey/plane';
import type { TraceScale } from '#seismic/survey/traceScale';

interface View {
  readonly range: ViewRange;
  /** The axis above the section. */
  readonly scale: TraceScale;
  readonly axes: SectionAxes;
}

/** What is in view, by the numbers of the axes: "CDP 1–512 · 0–2 996 ms", or "Crossline 1–300 · Inline 1–200". */
export function shownRange(plane: Plane, { range, scale, axes }: View): string {
  const cells = shownCells(range, axes);
  return plane.kind === 'slice'
    ? ofSlice(plane, cells)
    : `${ofTraces(scale, cells)} · ${ofTimes(axes, cells)}`;
}

/** A slice is drawn with its rows in the place of milliseconds. */
function ofSlice({ columns, rows }: SlicePlane, cells: ShownCells): string {
  const at = ({ valueAt }: typeof columns, place: number) => formatNumber(valueAt(place));
  const across = `${at(columns, cells.firstTrace)}–${at(columns, cells.lastTrace)}`;
  return `${columns.label} ${across} · ${rows.label} ${at(rows, cells.firstTimeMs)}–${at(rows, cells.lastTimeMs)}`;
}

function ofTraces({ name, values }: TraceScale, { firstTrace, lastTrace }: ShownCells): string {
  const at = (trace: number) => formatNumber(values ? values[trace] : trace);
  const range = `${at(firstTrace)}–${at(lastTrace)}`;
  return values ? `${name} ${range}` : say('traces {range}', { range });
}

function ofTimes(axes: SectionAxes, { firstTimeMs, lastTimeMs }: ShownCells): string {
  const { unit, valueAt } = sampleAxisScale(axes, display.sampleAxisUnit);
  const at = (timeMs: number) => formatNumber(valueAt(timeMs), unit === 's' ? 3 : 0);
  const range = `${at(firstTimeMs)}–${at(lastTimeMs)}`;
  return unit === 'samples' ? say('samples {range}', { range }) : `${range} ${unit}`;
}
