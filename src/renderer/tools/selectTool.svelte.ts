import SquareDashedMousePointer from '@lucide/svelte/icons/square-dashed-mouse-pointer';
import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import type { MouseTool, Plot, Press } from '#renderer/tools/mouseTool';
import { hitPick } from '#renderer/tools/pickHit';
import { type CellPoint, cellPoint } from '#renderer/tools/pickPlacement';
import { movedTogether, moveSelected, selectedWindows } from '#renderer/tools/selectedPicks';
import type { Mark, Place } from '#seismic/display/marks';
import { boxOfExtent, pointAt } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';

const INK = '#ffe45c';
const DARK = { colour: '#101418', width: 3, opacity: 0.6 };
const DASHED = { colour: INK, width: 1.25, dashes: [4, 3] };

type Held =
  | { readonly kind: 'band'; readonly from: Place; readonly to: Place; readonly others: readonly string[] }
  | { readonly kind: 'move'; readonly from: CellPoint; readonly to: CellPoint };

/** Selects picks by a click or a rectangle, and moves those that are selected. */
class SelectTool implements MouseTool {
  readonly name = 'select';
  readonly title = 'Select';
  readonly hint =
    'drag selects the picks in a rectangle, Ctrl adds; drag moves what is selected, 1 to 9 relabel it';
  readonly key = 's';
  readonly icon = SquareDashedMousePointer;
  readonly takesControl = true;
  private held = $state.raw<Held | null>(null);

  press({ at, isAdding = false }: Press, plot: Plot): void {
    const hit = hitPick(plot.boxes, at, null);
    const id = hit?.pick.id;
    if (id === undefined) {
      const others = isAdding ? selection.pickIds : [];
      this.held = { kind: 'band', from: at, to: at, others };
    } else if (isAdding) {
      const isSelected = selection.has(id);
      selection.pickIds = isSelected
        ? selection.pickIds.filter((other) => other !== id)
        : [...selection.pickIds, id];
    } else {
      if (!selection.has(id)) selection.pickIds = [id];
      const from = cellUnder(at, plot);
      this.held = { kind: 'move', from, to: from };
    }
  }

  drag(at: Place, plot: Plot): void {
    if (this.held?.kind === 'band') this.held = { ...this.held, to: at };
    else if (this.held) this.held = { ...this.held, to: cellUnder(at, plot) };
  }

  release(_at: Place, { boxes }: Plot): void {
    const { held } = this;
    this.held = null;
    if (held?.kind === 'move') moveSelected(shiftOf(held));
    if (held?.kind !== 'band') return;
    const { x, y, width, height } = boxOf(held);
    const inside = boxes.filter(
      (box) => box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y,
    );
    const found = width + height === 0 ? [] : inside.map(({ pick }) => pick.id);
    selection.pickIds = [...new Set([...held.others, ...found])];
  }

  cancel(): boolean {
    const wasHeld = this.held !== null;
    this.held = null;
    return wasHeld;
  }

  draw(_pointer: Place | null, { range, size, axes }: Plot): readonly Mark[] {
    const { held } = this;
    if (!held) return [];
    const boxes =
      held.kind === 'band'
        ? [boxOf(held)]
        : movedTogether(selectedWindows(), shiftOf(held), axes).map((window) =>
            boxOfExtent(extentOfPick(window, axes), range, size, axes),
          );
    return boxes.flatMap((box): Mark[] => [
      { kind: 'rectangle', ...box, stroke: DARK },
      { kind: 'rectangle', ...box, stroke: DASHED, fill: INK, fillOpacity: held.kind === 'band' ? 0.08 : 0 },
    ]);
  }

  cursorAt(at: Place, { boxes }: Plot): string {
    const hit = hitPick(boxes, at, null);
    if (!hit) return 'crosshair';
    return picks.windowOf(hit.pick.id) && selection.has(hit.pick.id) ? 'move' : 'pointer';
  }
}

export const selectTool = new SelectTool();

function cellUnder(at: Place, { range, size, axes }: Plot): CellPoint {
  return cellPoint(pointAt(range, size, at.x, at.y), axes);
}

function shiftOf({ from, to }: { readonly from: CellPoint; readonly to: CellPoint }): CellPoint {
  return { trace: to.trace - from.trace, sample: to.sample - from.sample };
}

function boxOf({ from, to }: { readonly from: Place; readonly to: Place }) {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}
