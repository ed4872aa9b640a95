import Brush from '@lucide/svelte/icons/brush';
import { notices } from '#renderer/bridge/notices.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { removePicks } from '#renderer/tools/pickEdits';
import { cellPoint, extentAround, placementOfExtent } from '#renderer/tools/pickPlacement';
import type { Mark, Place } from '#seismic/display/marks';
import { boxOfExtent, pointAt, xOfTrace, yOfTime } from '#seismic/display/view';
import {
  centresAlong,
  centresInside,
  isInsidePath,
  MOST_STROKE_WINDOWS,
  type StrokePoint,
  type StrokeWindow,
} from '#seismic/picks/brushStroke';
import { extentOfPick, type WindowExtent } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import { timeMsOfSample } from '#seismic/section/section';

/** A path that ends this near to its beginning (pixels) is closed, if it went further away than twice that. */
const CLOSED_WITHIN = 16;

interface Stroke {
  readonly path: readonly StrokePoint[];
  readonly isErasing: boolean;
}

/** Lays windows of the chosen class along a path or inside a closed one, as one edit; with Ctrl it erases. */
class BrushTool implements MouseTool {
  readonly name = 'brush';
  readonly title = 'Brush';
  readonly hint = 'drag along an event picks it, a closed path fills its inside, Ctrl+drag erases';
  readonly key = 'b';
  readonly icon = Brush;
  readonly takesControl = true;
  private stroke = $state.raw<Stroke | null>(null);

  press({ at, isAdding = false }: Press, plot: Plot): void {
    if (!shownPlane.section) {
      const message = 'The brush picks on sections: a slice has one sample of each trace.';
      notices.tell({ level: 'info', message, remedy: 'Show an inline, a crossline or a gather.' });
      return;
    }
    this.stroke = { path: [placeUnder(at, plot)], isErasing: isAdding };
  }

  drag(at: Place, plot: Plot): void {
    if (!this.stroke) return;
    this.stroke = { ...this.stroke, path: [...this.stroke.path, placeUnder(at, plot)] };
  }

  release(_at: Place, plot: Plot): void {
    const { stroke } = this;
    this.cancel();
    if (!stroke) return;
    if (stroke.isErasing) removePicks(erasedBy(stroke, plot));
    else add(stroke, plot);
  }

  cancel(): boolean {
    const wasHeld = this.stroke !== null;
    this.stroke = null;
    return wasHeld;
  }

  draw(pointer: Place | null, plot: Plot): readonly Mark[] {
    if (this.stroke) return strokeMarks(this.stroke, plot);
    if (!pointer || !shownPlane.section) return [];
    const stroke = { path: [placeUnder(pointer, plot)], isErasing: false };
    return strokeMarks(stroke, plot);
  }

  cursorAt(): string {
    return 'crosshair';
  }
}

export const brushTool = new BrushTool();

function placeUnder(at: Place, { range, size, axes }: Plot): StrokePoint {
  return cellPoint(pointAt(range, size, at.x, at.y), axes);
}

function pixelsOf({ trace, sample }: StrokePoint, { range, size, axes }: Plot): Place {
  // Places are counted from the edge of the first cell, marks from the middle of cells.
  return {
    x: xOfTrace(range, size, trace - 0.5),
    y: yOfTime(range, size, timeMsOfSample(axes, sample - 0.5), axes),
  };
}

function isClosed({ path }: Stroke, plot: Plot): boolean {
  const [first, ...others] = path.map((point) => pixelsOf(point, plot));
  const distances = others.map(({ x, y }) => Math.hypot(x - first.x, y - first.y));
  const last = distances.at(-1);
  return last !== undefined && last < CLOSED_WITHIN && Math.max(...distances) > 2 * CLOSED_WITHIN;
}

function windowSize({ axes }: Plot): StrokeWindow {
  const { traceCount, sampleCount } = extentAround({ trace: 0, sample: 0 }, tool, axes);
  return { traces: traceCount, samples: sampleCount };
}

/** The windows that a stroke lays, each once: at an edge several places give the same. */
function extentsOf(stroke: Stroke, plot: Plot): WindowExtent[] {
  const size = windowSize(plot);
  const centres = isClosed(stroke, plot) ? centresInside(stroke.path, size) : centresAlong(stroke.path, size);
  const extents = centres.map((centre) => extentAround(centre, tool, plot.axes));
  const keyOf = ({ firstTrace, firstSample }: WindowExtent) => `${firstTrace} ${firstSample}`;
  return [...new Map(extents.map((extent) => [keyOf(extent), extent])).values()];
}

function add(stroke: Stroke, plot: Plot): void {
  const extents = extentsOf(stroke, plot);
  const added = extents.map((extent): ClassedWindow => {
    const placement = placementOfExtent(extent, plot.axes);
    return { id: crypto.randomUUID(), class: tool.class, ...placement };
  });
  if (added.length === 0) return;
  void picks.apply({ kind: 'add', picks: added });
  selection.pickIds = added.map(({ id }) => id);
  if (extents.length < MOST_STROKE_WINDOWS) return;
  const message = `The brush lays ${MOST_STROKE_WINDOWS} windows at most in one stroke.`;
  notices.tell({ level: 'info', message, remedy: 'Go on with another stroke, or take larger windows.' });
}

/** The picks whose centre is inside a closed path, or in a window along an open one. */
function erasedBy(stroke: Stroke, plot: Plot): ClassedWindow[] {
  const reached = isClosed(stroke, plot) ? null : extentsOf(stroke, plot);
  return picks.state.picks.filter((pick) => {
    const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, plot.axes);
    const centre = { trace: firstTrace + traceCount / 2, sample: firstSample + sampleCount / 2 };
    if (!reached) return isInsidePath(centre, stroke.path);
    return reached.some(
      (extent) =>
        centre.trace >= extent.firstTrace &&
        centre.trace <= extent.firstTrace + extent.traceCount &&
        centre.sample >= extent.firstSample &&
        centre.sample <= extent.firstSample + extent.sampleCount,
    );
  });
}

/** The path, and the windows that releasing the button would lay or erase in. */
function strokeMarks(stroke: Stroke, plot: Plot): Mark[] {
  const { range, size, axes } = plot;
  const style = picks.styleOf(tool.class);
  const colour = stroke.isErasing ? '#ffffff' : style.onDark;
  const boxes = extentsOf(stroke, plot).flatMap((extent): Mark[] => {
    const box = { kind: 'rectangle', ...boxOfExtent(extent, range, size, axes) } as const;
    return [
      { ...box, stroke: { colour: '#101418', width: 4, opacity: 0.7 } },
      { ...box, stroke: { colour, width: 2, dashes: style.dashes } },
    ];
  });
  const points = stroke.path.map((point) => pixelsOf(point, plot));
  if (points.length < 2) return boxes;
  return [
    ...boxes,
    { kind: 'polyline', points, stroke: { colour: '#101418', width: 5, opacity: 0.7 } },
    { kind: 'polyline', points, stroke: { colour, width: 2.5 } },
  ];
}
