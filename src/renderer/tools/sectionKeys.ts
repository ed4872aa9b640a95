import { stepByKey } from '#renderer/scene/planeSteps';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { type Viewport, viewport } from '#renderer/stores/viewport.svelte';
import { chooseClass, removeSelected } from '#renderer/tools/pickEdits';
import { MOUSE_TOOLS } from '#renderer/tools/registry';
import { gridLines } from '#seismic/display/layers/gridLines';
import type { PickClass } from '#seismic/picks/pickClasses';

/** One press of + or − shows a quarter less or more. */
export const ZOOM_STEP = 0.8;
/** Part of the view that an arrow key moves it by. */
const PAN_STEP = 0.1;

/** What a key does on the section. */
const ACTIONS: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  d: () => display.nextDrawing(),
  g: () => display.toggle(gridLines.name),
  x: (event) => stepByKey(1, event),
  z: (event) => stepByKey(-1, event),
  Delete: removeSelected,
  Backspace: removeSelected,
};

/** The keys by which a view is zoomed and moved. */
const VIEW_KEYS: Readonly<Record<string, (view: Viewport) => void>> = {
  0: (view) => view.fit(),
  '+': (view) => view.zoomAt({ traces: ZOOM_STEP, time: ZOOM_STEP }),
  '=': (view) => view.zoomAt({ traces: ZOOM_STEP, time: ZOOM_STEP }),
  '-': (view) => view.zoomAt({ traces: 1 / ZOOM_STEP, time: 1 / ZOOM_STEP }),
};

/** Zooms a view, or shows all of it. False if the key does neither. */
export function pressViewKey(key: string, view: Viewport): boolean {
  VIEW_KEYS[key]?.(view);
  return key in VIEW_KEYS;
}

const ARROWS: Readonly<Record<string, readonly [traces: number, time: number]>> = {
  ArrowLeft: [-PAN_STEP, 0],
  ArrowRight: [PAN_STEP, 0],
  ArrowUp: [0, -PAN_STEP],
  ArrowDown: [0, PAN_STEP],
  PageUp: [0, -1],
  PageDown: [0, 1],
};

/** Page keys step from plane to plane where there is more than one. */
const PAGES: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** Keys 1 to 9 choose the classes of the project, in their order. */
function classOfKey(key: string): PickClass | undefined {
  return /^[1-9]$/.test(key) ? picks.classes[Number(key) - 1] : undefined;
}

/** Carries out a key of the section. False if the key has no function here. */
export function pressSectionKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const chosen = MOUSE_TOOLS.find((known) => known.key === key);
  const picked = classOfKey(key);
  if (chosen) tool.mode = chosen.name;
  else if (picked) chooseClass(picked.name);
  else if (pressViewKey(key, viewport)) return true;
  else ACTIONS[key]?.(event);
  return chosen !== undefined || picked !== undefined || key in ACTIONS;
}

/** Moves a view by a part of itself. False if the key does not. */
export function moveByKey(key: string, view: Viewport): boolean {
  const by = ARROWS[key];
  if (by) view.panBy(by[0] * view.traceCount, by[1] * view.durationMs);
  return by !== undefined;
}

/** Arrow and Page keys move the view. Only while the section has the focus: lists use arrow keys too. */
export function pressArrowKey(event: KeyboardEvent): boolean {
  if (!(event.key in ARROWS) || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (shownPlane.canStep && event.key in PAGES) {
    stepByKey(PAGES[event.key], event);
    return true;
  }
  return moveByKey(event.key, viewport);
}
