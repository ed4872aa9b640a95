import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/**
 * At most `most` picks, the first of each class in the given order: the same number of each class; places
 * that a smaller class leaves free go to the others.
 */
export function choosePicks<Pick extends { readonly class: EventClass }>(
  picks: readonly Pick[],
  most: number,
): Pick[] {
  const classes = EVENT_CLASSES.map((name) => picks.filter((pick) => pick.class === name));
  const counts = classes.map(() => 0);
  let left = Math.min(most, picks.length);
  while (left > 0) {
    for (let i = 0; i < classes.length && left > 0; i++) {
      if (counts[i] === classes[i].length) continue;
      counts[i]++;
      left--;
    }
  }
  return classes.flatMap((list, i) => list.slice(0, counts[i]));
}
