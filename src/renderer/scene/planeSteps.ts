import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';

/** Steps by a key. One that is held steps on when the plane before is painted, so that each is seen. */
export function stepByKey(by: number, { repeat }: Pick<KeyboardEvent, 'repeat'>): void {
  if (!repeat || sectionTiles.isPainted) shownPlane.step(by);
}

/** Goes to a plane while a slider is dragged, when the one before is painted. Its end is to be gone to by itself. */
export function dragToIndex(index: number): void {
  if (sectionTiles.isPainted) shownPlane.goToIndex(index);
}
