import { HANDLES, type Handle } from '#renderer/tools/pickPlacement';
import { boxOfExtent, type PlotSize, type ViewRange } from '#seismic/display/view';
import { extentOfPick } from '#seismic/picks/pick';
import type { ClassedWindow } from '#seismic/picks/pickClasses';
import type { SectionAxes } from '#seismic/section/section';

/** The box of a pick on the plot, in pixels. */
export interface PickBox {
  readonly pick: ClassedWindow;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pick under the pointer, and its handle if it has handles and one is near. */
export interface PickHit {
  readonly pick: ClassedWindow;
  readonly handle: Handle | null;
}

/** Largest distance from a handle at which a press takes it, in pixels. */
const HANDLE_REACH = 7;

/** The boxes of all picks on the plot, in drawing order: large first, so that small ones are on top. */
export function pickBoxes(
  picks: readonly ClassedWindow[],
  range: ViewRange,
  size: PlotSize,
  axes: SectionAxes,
): PickBox[] {
  return picks
    .map((pick) => ({ pick, ...boxOfExtent(extentOfPick(pick, axes), range, size, axes) }))
    .filter(({ x, y, width, height }) => x < size.width && y < size.height && x + width > 0 && y + height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height);
}

/** The place of a handle of a box. */
export function handlePoint(box: PickBox, handle: Handle): { x: number; y: number } {
  return {
    x: box.x + ((handle.trace + 1) / 2) * box.width,
    y: box.y + ((handle.sample + 1) / 2) * box.height,
  };
}

/** Handles of the pick that has them come first, then the topmost box under the pointer. */
export function hitPick(
  boxes: readonly PickBox[],
  at: { readonly x: number; readonly y: number },
  pickWithHandles: string | null,
): PickHit | null {
  const handled = boxes.find(({ pick }) => pick.id === pickWithHandles);
  const handle = handled && nearestHandle(handled, at);
  if (handled && handle) return { pick: handled.pick, handle };
  for (let i = boxes.length - 1; i >= 0; i--) {
    const { pick, x, y, width, height } = boxes[i];
    if (at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height) return { pick, handle: null };
  }
  return null;
}

function nearestHandle(box: PickBox, at: { readonly x: number; readonly y: number }): Handle | null {
  let nearest: Handle | null = null;
  let least = Math.min(HANDLE_REACH, box.width / 3, box.height / 3);
  for (const handle of HANDLES) {
    const { x, y } = handlePoint(box, handle);
    const distance = Math.max(Math.abs(at.x - x), Math.abs(at.y - y));
    if (distance > least) continue;
    least = distance;
    nearest = handle;
  }
  return nearest;
}

/** The mouse cursor that shows what a press would do. */
export function cursorOfHandle({ trace, sample }: Handle): string {
  if (trace === 0) return 'ns-resize';
  if (sample === 0) return 'ew-resize';
  return trace === sample ? 'nwse-resize' : 'nesw-resize';
}
