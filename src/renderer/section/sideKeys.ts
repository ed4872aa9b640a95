import { sidePlane } from '#renderer/scene/sidePlane.svelte';
import { sideViewport } from '#renderer/stores/viewport.svelte';
import { moveByKey, pressViewKey } from '#renderer/tools/sectionKeys';

const STEPS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1, z: -1, x: 1 };

/** Keys of the second plane, while it has the focus: they step, zoom and move it; Enter does `workHere`. */
export function pressSideKey(event: KeyboardEvent, workHere: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (key in STEPS) sidePlane.step(STEPS[key]);
  else if (key === 'Enter') workHere();
  else if (!pressViewKey(key, sideViewport) && !moveByKey(key, sideViewport)) return;
  event.preventDefault();
  event.stopPropagation();
}
