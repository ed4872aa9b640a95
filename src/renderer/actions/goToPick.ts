import { picks } from '#renderer/stores/picks.svelte';
import { selection } from '#renderer/stores/selection.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { ownPlaneOf } from '#seismic/picks/surveyPick';

/** Shows the plane that a pick was made on, unless the pick is a window on the one that is shown. */
export function showPlaneOf(pick: ClassedPick): void {
  if (picks.isOnPlane(pick)) return;
  if (!shownPlane.show(pick.plane === 'line' ? ownPlaneOf(pick) : pick.plane)) shownPlane.show(pick.plane);
  if (shownPlane.axes) viewport.open(shownPlane.axes);
}

/** Goes to a pick on its plane and brings its window into view. */
export function goToPick(pick: ClassedPick): void {
  showPlaneOf(pick);
  const window = picks.windowOf(pick.id);
  if (window) viewport.reveal(window);
}

/** Goes to a pick and selects it alone. */
export function selectPick(pick: ClassedPick): void {
  selection.pickIds = [pick.id];
  goToPick(pick);
}
