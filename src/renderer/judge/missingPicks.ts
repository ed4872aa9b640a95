import { CLASS_STYLES } from '#seismic/display/classStyle';
import { formatNumber } from '#seismic/display/ticks';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** With fewer of a class none can be left out and another be shown. */
const FEWEST_OF_CLASS = 2;

/** What is missing before picks can be left out in turn; null where there are enough. */
export function missingPicks(picks: readonly { readonly class: EventClass }[]): string | null {
  const counts = EVENT_CLASSES.map((name) => picks.filter((pick) => pick.class === name).length);
  if (counts.filter((count) => count >= FEWEST_OF_CLASS).length >= 2) return null;
  const found = EVENT_CLASSES.map(
    (name, i) => `${CLASS_STYLES[name].letter} ${formatNumber(counts[i])}`,
  ).join(', ');
  return (
    `Picks are left out in turn to judge the learners. That needs ${FEWEST_OF_CLASS} picks of each of two ` +
    `classes at least, better 10; there are ${found} on this plane.`
  );
}
