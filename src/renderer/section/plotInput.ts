import type { PlaneView } from '#renderer/scene/planeView.svelte';
import { app } from '#renderer/stores/app.svelte';
import { display } from '#renderer/stores/display.svelte';
import type { Viewport } from '#renderer/stores/viewport.svelte';
import { type PickBox, pickBoxes } from '#renderer/tools/pickHit';
import { actionOfWheel, applyWheel } from '#renderer/view/wheel';
import type { Place } from '#seismic/display/marks';
import { type PlotSize, pointAt, type ViewRange } from '#seismic/display/view';
import type { SectionAxes } from '#seismic/section/section';

/** Where an event of the pointer is on a plot, in pixels. */
export function placeOn(plot: HTMLElement | undefined, { clientX, clientY }: MouseEvent): Place {
  const { left, top } = plot?.getBoundingClientRect() ?? new DOMRect();
  return { x: clientX - left, y: clientY - top };
}

/** The boxes of the picks that are drawn over a plane, in a range of it. */
export function shownBoxes(
  { scene }: PlaneView,
  range: ViewRange,
  size: PlotSize,
  axes: SectionAxes,
): PickBox[] {
  return display.shows('picks') ? pickBoxes(scene.windows, range, size, axes) : [];
}

/** Carries out a turn of the wheel at a place of a plot. */
export function turnWheel(
  event: WheelEvent,
  viewport: Viewport,
  {
    at,
    size,
    isControlHeld,
  }: { readonly at: Place; readonly size: PlotSize; readonly isControlHeld: boolean },
): void {
  event.preventDefault();
  const { deltaX, deltaY, deltaMode, shiftKey, ctrlKey } = event;
  const { traceCount, durationMs } = viewport;
  const turn = { deltaX, deltaY, deltaMode, shiftKey, ctrlKey, isControlHeld };
  const action = actionOfWheel(turn, app.state?.settings.wheel ?? 'zoom', { traceCount, durationMs, size });
  applyWheel(action, pointAt(viewport.range, size, at.x, at.y), viewport);
}
