import SquareDashed from '@lucide/svelte/icons/square-dashed';
import { notices } from '#renderer/bridge/notices.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { addPick, changePick } from '#renderer/tools/pickEdits';
import { cursorOfHandle, handlePoint, hitPick, type PickHit } from '#renderer/tools/pickHit';
import {
  type CellPoint,
  cellPoint,
  extentAround,
  extentBetween,
  HANDLES,
  type Handle,
  mirroredExtent,
  movedExtent,
  pickWithExtent,
  placementOfExtent,
  resizedExtent,
} from '#renderer/tools/pickPlacement';
import type { Mark, Place } from '#seismic/display/marks';
import { boxOfExtent, pointAt } from '#seismic/display/view';
import { extentOfPick, type WindowExtent } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';

/** Boxes smaller than this (pixels) have no handles, which would cover them. */
const LEAST_BOX_WITH_HANDLES = 20;
const HANDLE_SIZE = 7;

type Held =
  | { readonly kind: 'add'; readonly from: CellPoint }
  | { readonly kind: 'move'; readonly pick: ClassedWindow; readonly from: CellPoint }
  | { readonly kind: 'resize'; readonly pick: ClassedWindow; readonly handle: Handle };

/** Adds windows by click or drag, moves and resizes them. */
class PickTool implements MouseTool {
  readonly name = 'window';
  readonly title = 'Window';
  readonly hint = 'click or drag adds a pick, Ctrl+click removes one';
  readonly key = 'w';
  readonly icon = SquareDashed;
  private held: Held | null = null;

  press({ at }: Press, plot: Plot): void {
    if (!shownPlane.section) {
      const message = 'Windows are picked on sections: a slice has one sample of each trace.';
      notices.tell({ level: 'info', message, remedy: 'Show an inline, a crossline or a gather.' });
      return;
    }
    const hit = hitPick(plot.boxes, at, withHandles());
    if (hit && !hit.handle) selection.pickIds = [hit.pick.id];
    this.held = heldOf(hit, cellUnder(at, plot));
  }

  drag(at: Place, plot: Plot): void {
    if (this.held) tool.draft = changed(this.held, cellUnder(at, plot), plot);
  }

  release(_at: Place, { axes }: Plot): void {
    const { held } = this;
    const { draft } = tool;
    this.cancel();
    if (held?.kind === 'add') {
      const placement = placementOfExtent(extentAround(held.from, tool, axes), axes);
      addPick({ ...(draft ?? { class: tool.class, ...placement }), id: crypto.randomUUID() });
    } else if (held && draft) changePick(held.pick, draft);
  }

  cancel(): boolean {
    const wasHeld = this.held !== null;
    this.held = null;
    tool.draft = null;
    return wasHeld;
  }

  draw(pointer: Place | null, plot: Plot): readonly Mark[] {
    const handles = handleMarks(plot);
    if (!pointer || !shownPlane.section || tool.draft || hitPick(plot.boxes, pointer, withHandles()))
      return handles;
    return [...outlineMarks(extentAround(cellUnder(pointer, plot), tool, plot.axes), plot), ...handles];
  }

  cursorAt(at: Place, { boxes }: Plot): string {
    const hit = hitPick(boxes, at, withHandles());
    if (hit?.handle) return cursorOfHandle(hit.handle);
    return hit ? 'move' : 'crosshair';
  }
}

export const pickTool = new PickTool();

/** The selected pick if it is only one: it can be resized by its handles. */
function withHandles(): string | null {
  return selection.pickIds.length === 1 ? selection.pickIds[0] : null;
}

function cellUnder(at: Place, { range, size, axes }: Plot): CellPoint {
  return cellPoint(pointAt(range, size, at.x, at.y), axes);
}

function heldOf(hit: PickHit | null, from: CellPoint): Held {
  if (!hit) return { kind: 'add', from };
  const { pick, handle } = hit;
  return handle ? { kind: 'resize', pick, handle } : { kind: 'move', pick, from };
}

/** The pick that releasing the button at a place would make. */
function changed(held: Held, to: CellPoint, { axes }: Plot): ClassedWindow {
  if (held.kind === 'add') {
    const placement = placementOfExtent(extentBetween(held.from, to, axes), axes);
    return { id: 'draft', class: tool.class, ...placement };
  }
  const extent = extentOfPick(held.pick, axes);
  if (held.kind === 'resize') {
    const resize = held.pick.velocityMps === undefined ? resizedExtent : mirroredExtent;
    return pickWithExtent(held.pick, resize(extent, held.handle, to, axes), axes);
  }
  const by = { trace: to.trace - held.from.trace, sample: to.sample - held.from.sample };
  return pickWithExtent(held.pick, movedExtent(extent, by, axes), axes);
}

/** The window that a click would add. */
function outlineMarks(extent: WindowExtent, { range, size, axes }: Plot): Mark[] {
  const { onDark, dashes } = picks.styleOf(tool.class);
  const box = { kind: 'rectangle', ...boxOfExtent(extent, range, size, axes) } as const;
  return [
    { ...box, stroke: { colour: '#101418', width: 3, opacity: 0.5 } },
    { ...box, stroke: { colour: onDark, width: 1.25, dashes, opacity: 0.85 } },
  ];
}

function handleMarks({ boxes }: Plot): Mark[] {
  const box = boxes.find(({ pick }) => pick.id === withHandles());
  if (!box || Math.min(box.width, box.height) <= LEAST_BOX_WITH_HANDLES) return [];
  return HANDLES.map((handle) => {
    const { x, y } = handlePoint(box, handle);
    const corner = { x: x - HANDLE_SIZE / 2, y: y - HANDLE_SIZE / 2 };
    const size = { width: HANDLE_SIZE, height: HANDLE_SIZE };
    return {
      kind: 'rectangle',
      ...corner,
      ...size,
      fill: '#ffffff',
      stroke: { colour: '#14181c', width: 1 },
    };
  });
}
