import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import { cursorOfHandle, hitPick, type PickBox, type PickHit } from '#renderer/tools/pickHit';
import {
  type CellPoint,
  cellPoint,
  extentAround,
  extentBetween,
  type Handle,
  movedExtent,
  pickWithExtent,
  placementOfExtent,
  resizedExtent,
} from '#renderer/tools/pickPlacement';
import { type PlotSize, pointAt } from '#renderer/view/viewMath';
import { extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** A press that moves less than this is a click, in pixels. */
const CLICK_SLACK = 4;

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** What the plot looks like at the moment of an event. */
export interface PlotState {
  readonly size: PlotSize;
  readonly boxes: readonly PickBox[];
  readonly axes: SectionAxes;
}

type Press =
  | { readonly kind: 'pan'; readonly clicked: PickHit | null }
  | { readonly kind: 'draw'; readonly from: CellPoint }
  | { readonly kind: 'move'; readonly pick: PickedWindow; readonly from: CellPoint }
  | { readonly kind: 'resize'; readonly pick: PickedWindow; readonly handle: Handle };

/** Turns presses, drags and clicks on the plot into pans and pick edits. */
export class PlotGestures {
  /** The pick as it would be if the button were let go now; drawn in place of the one it changes. */
  draft = $state.raw<PickedWindow | null>(null);
  isPanning = $state(false);
  /** True while the space bar makes every drag a pan. */
  isSpaceDown = $state(false);
  private press: Press | null = null;
  private start: PlotPoint = { x: 0, y: 0 };
  private last: PlotPoint = { x: 0, y: 0 };
  private hasMoved = false;

  down(event: PointerEvent, at: PlotPoint, plot: PlotState): void {
    this.start = at;
    this.last = at;
    this.hasMoved = false;
    this.press = this.pressOf(event, at, plot);
  }

  private pressOf(event: PointerEvent, at: PlotPoint, plot: PlotState): Press | null {
    const hit = hitPick(plot.boxes, at, this.pickWithHandles);
    if (event.button === 1 || (event.button === 0 && (event.shiftKey || this.isSpaceDown)))
      return { kind: 'pan', clicked: null };
    if (event.button !== 0) return null;
    if (event.ctrlKey || event.metaKey) {
      if (hit) removePicks([hit.pick]);
      return null;
    }
    if (tool.mode === 'pan') return { kind: 'pan', clicked: hit };
    const from = cellPoint(pointAt(viewport.range, plot.size, at.x, at.y), plot.axes);
    if (hit?.handle) return { kind: 'resize', pick: hit.pick, handle: hit.handle };
    if (hit) {
      selection.pickIds = [hit.pick.id];
      return { kind: 'move', pick: hit.pick, from };
    }
    return { kind: 'draw', from };
  }

  /** A move with the button held. */
  drag(at: PlotPoint, plot: PlotState): void {
    if (!this.press) return;
    const distance = Math.max(Math.abs(at.x - this.start.x), Math.abs(at.y - this.start.y));
    if (!this.hasMoved && distance < CLICK_SLACK) return;
    this.hasMoved = true;
    if (this.press.kind === 'pan') this.pan(at, plot.size);
    else this.draft = this.changed(this.press, at, plot);
    this.last = at;
  }

  private pan(at: PlotPoint, size: PlotSize): void {
    this.isPanning = true;
    const traces = ((this.last.x - at.x) / size.width) * viewport.traceCount;
    viewport.panBy(traces, ((this.last.y - at.y) / size.height) * viewport.durationMs);
  }

  private changed(press: Exclude<Press, { kind: 'pan' }>, at: PlotPoint, plot: PlotState): PickedWindow {
    const to = cellPoint(pointAt(viewport.range, plot.size, at.x, at.y), plot.axes);
    if (press.kind === 'draw') {
      const placement = placementOfExtent(extentBetween(press.from, to, plot.axes), plot.axes);
      return { id: 'draft', class: tool.class, ...placement };
    }
    const extent = extentOfPick(press.pick, plot.axes);
    if (press.kind === 'resize')
      return pickWithExtent(press.pick, resizedExtent(extent, press.handle, to, plot.axes), plot.axes);
    const by = { trace: to.trace - press.from.trace, sample: to.sample - press.from.sample };
    return pickWithExtent(press.pick, movedExtent(extent, by, plot.axes), plot.axes);
  }

  /** The button is let go: what was drafted becomes an edit, a click does what its place means. */
  up(at: PlotPoint, plot: PlotState): void {
    const { press, draft } = this;
    const isClick = !this.hasMoved;
    this.cancel();
    if (press?.kind === 'pan' && isClick) selection.pickIds = press.clicked ? [press.clicked.pick.id] : [];
    if (press?.kind === 'draw') this.addPick(press.from, draft, plot.axes);
    if ((press?.kind === 'move' || press?.kind === 'resize') && draft) changePick(press.pick, draft);
    this.last = at;
  }

  private addPick(from: CellPoint, draft: PickedWindow | null, axes: SectionAxes): void {
    const placement = placementOfExtent(extentAround(from, tool, axes), axes);
    const added = { ...(draft ?? { class: tool.class, ...placement }), id: crypto.randomUUID() };
    void picks.apply({ kind: 'add', picks: [added] });
    selection.pickIds = [added.id];
  }

  /** Lets go of everything as if the button had never been pressed. */
  cancel(): void {
    this.press = null;
    this.draft = null;
    this.isPanning = false;
  }

  get isPressed(): boolean {
    return this.press !== null;
  }

  /** The one selected pick, while the tool is one that can change it. */
  get pickWithHandles(): string | null {
    return tool.mode === 'window' && selection.pickIds.length === 1 ? selection.pickIds[0] : null;
  }

  /** The mouse pointer for a place. */
  pointerFor(hit: PickHit | null): string {
    if (this.isPanning) return 'grabbing';
    if (this.isSpaceDown) return 'grab';
    if (tool.mode === 'pan') return hit ? 'pointer' : 'grab';
    if (hit?.handle) return cursorOfHandle(hit.handle);
    return hit ? 'move' : 'crosshair';
  }
}

function changePick(before: PickedWindow, after: PickedWindow): void {
  const isSame =
    before.trace === after.trace &&
    before.timeMs === after.timeMs &&
    before.traces === after.traces &&
    before.durationMs === after.durationMs;
  if (!isSame) void picks.apply({ kind: 'change', before: [before], after: [after] });
}

/** Removes picks and takes them out of the selection. */
export function removePicks(removed: readonly PickedWindow[]): void {
  if (removed.length === 0) return;
  const gone = new Set(removed.map(({ id }) => id));
  selection.pickIds = selection.pickIds.filter((id) => !gone.has(id));
  if (selection.hoveredPickId && gone.has(selection.hoveredPickId)) selection.hoveredPickId = null;
  void picks.apply({ kind: 'remove', picks: [...removed] });
}
