import { stepByKey } from '#renderer/scene/planeSteps';
import { display } from '#renderer/stores/display.svelte';
import { picks } from '#renderer/stores/picks.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { tool } from '#renderer/stores/tool.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
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
  0: () => viewport.fit(),
  '+': () => viewport.zoomAt({ traces: ZOOM_STEP, time: ZOOM_STEP }),
  '=': () => viewport.zoomAt({ traces: ZOOM_STEP, time: ZOOM_STEP }),
  '-': () => viewport.zoomAt({ traces: 1 / ZOOM_STEP, time: 1 / ZOOM_STEP }),
  d: () => display.nextDrawing(),
  g: () => display.toggle(gridLines.name),
  x: (event) => stepByKey(1, event),
  z: (event) => stepByKey(-1, event),
  Delete: removeSelected,
  Backspace: removeSelected,
};

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
  else ACTIONS[key]?.(event);
  return chosen !== undefined || picked !== undefined || key in ACTIONS;
}

/** Arrow and Page keys move the view. Only while the section has the focus: lists use arrow keys too. */
export function pressArrowKey(event: KeyboardEvent): boolean {
  const by = ARROWS[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (shownPlane.canStep && event.key in PAGES) {
    stepByKey(PAGES[event.key], event);
    return true;
  }
  viewport.panBy(by[0] * viewport.traceCount, by[1] * viewport.durationMs);
  return true;
}
