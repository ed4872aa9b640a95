import { say } from '#renderer/words/say.svelte';
import { classStyleOf } from '#seismic/display/classStyle';
import { formatNumber } from '#seismic/display/ticks';
import type { PickClass } from '#seismic/picks/pickClasses';

/** With fewer of a class none can be left out and another be shown. */
const FEWEST_OF_CLASS = 2;

/**
 * What is missing before picks of some classes can be left out in turn; null where there are enough.
 * @param classes those that the learner knows
 */
export function missingPicks(
  picks: readonly { readonly class: string }[],
  classes: readonly PickClass[],
): string | null {
  const counts = classes.map(({ name }) => picks.filter((pick) => pick.class === name).length);
  if (counts.filter((count) => count >= FEWEST_OF_CLASS).length >= 2) return null;
  const found = classes
    .map(({ name }, i) => `${classStyleOf(classes, name).letter}\u00a0${formatNumber(counts[i])}`)
    .join(', ');
  return say(
    'Picks are left out in turn to judge the learners. That needs {count} picks of each of two classes at least, better 10; there are {found} on this plane.',
    { count: FEWEST_OF_CLASS, found },
  );
}
