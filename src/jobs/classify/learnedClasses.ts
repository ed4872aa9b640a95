import type { PickClass } from '#seismic/picks/pickClasses';
import { JobError } from '#system/failure';

/** Picks that a class needs to be learned: one to be left out, and one to be shown meanwhile. */
const LEAST_PICKS_OF_CLASS = 2;

/** A class that is learned, and how many picks it has. */
export interface LearnedClass extends PickClass {
  readonly pickCount: number;
}

/**
 * The classes that have enough picks, in their order, with a warning for those that have not.
 * @throws JobError 'picks.tooFew' where there are fewer than two
 */
export function learnedClasses(
  classes: readonly PickClass[],
  picks: readonly { readonly class: string }[],
  warn: (message: string) => void,
): LearnedClass[] {
  const counted = classes.map((one) => ({
    ...one,
    pickCount: picks.filter((pick) => pick.class === one.name).length,
  }));
  const found = counted.map(({ name, pickCount }) => `${pickCount} ${name}`).join(', ');
  const learned = counted.filter(({ pickCount }) => pickCount >= LEAST_PICKS_OF_CLASS);
  if (learned.length < 2)
    throw new JobError(
      'picks.tooFew',
      `Too few picks to learn classes: ${found}`,
      `Pick at least ${LEAST_PICKS_OF_CLASS} windows of each of two classes, better 10.`,
    );
  if (learned.length < counted.length)
    warn(`Classes with fewer than ${LEAST_PICKS_OF_CLASS} picks are left out: ${found}.`);
  return learned;
}

/** Picks of learned classes with the index of their class; the others are left out. */
export function labelledPicks<Pick extends { readonly class: string }>(
  picks: readonly Pick[],
  classes: readonly PickClass[],
): (Pick & { readonly label: number })[] {
  return picks
    .map((pick) => ({ ...pick, label: classes.findIndex(({ name }) => name === pick.class) }))
    .filter(({ label }) => label >= 0);
}
