import { checkPicksInside } from '#jobs/picks/placePicks';
import type { PatchCentre } from '#learning/input/patches';
import { LEAST_PICKS_PER_CLASS } from '#learning/recipe/recipe';
import type { CentredPick } from '#learning/tasks/task/task';
import type { WindowSize } from '#seismic/correlation/window';
import { EVENT_CLASSES, type EventClass, extentOfPick, type PickedWindow } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';
import { JobError } from '#system/failure';

/** Below this, a class's validation depends on a single pick. */
const FEW_PER_CLASS = 4;
/** Windows of the net; larger picks are cut to it around their centre. */
const LARGEST_WINDOW: WindowSize = { traces: 128, samples: 256 };
const SMALLEST_WINDOW: WindowSize = { traces: 8, samples: 8 };

/** Picks prepared for training. */
export interface PickInput {
  readonly picks: readonly CentredPick[];
  /** The one window size of the net: the median of the picks' sizes. */
  readonly window: WindowSize;
}

export function countPicks(picks: readonly PickedWindow[]): Record<EventClass, number> {
  const count = (name: EventClass): number => picks.filter((pick) => pick.class === name).length;
  return { diffraction: count('diffraction'), reflection: count('reflection'), noise: count('noise') };
}

/** Refuses fewer than two picks of a class, and warns where validation will be weak. */
function checkCounts(picks: readonly PickedWindow[], warn: (message: string) => void): void {
  const counts = countPicks(picks);
  const found = EVENT_CLASSES.map((name) => `${counts[name]} ${name}`).join(', ');
  const missing = EVENT_CLASSES.filter((name) => counts[name] < LEAST_PICKS_PER_CLASS);
  if (missing.length > 0)
    throw new JobError(
      'picks.tooFew',
      `Too few picks to train: ${found}`,
      `Pick at least ${LEAST_PICKS_PER_CLASS} windows of each class, better 10; missing: ${missing.join(', ')}.`,
    );
  const few = EVENT_CLASSES.filter((name) => counts[name] < FEW_PER_CLASS);
  if (few.length > 0)
    warn(`Only ${found}: with fewer than ${FEW_PER_CLASS} of ${few.join(', ')} the validation is weak.`);
}

/** The split into training and held-out picks goes by ids. */
function checkIds(picks: readonly PickedWindow[]): void {
  const ids = picks.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice === undefined) return;
  const remedy = 'Give each pick an id of its own.';
  throw new JobError('picks.invalid', `Two picks have the id "${twice}"`, remedy);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function windowOf(picks: readonly PickedWindow[], axes: SectionAxes): WindowSize {
  const extents = picks.map((pick) => extentOfPick(pick, axes));
  const within = (value: number, key: keyof WindowSize, count: number): number =>
    Math.min(count, LARGEST_WINDOW[key], Math.max(SMALLEST_WINDOW[key], value));
  return {
    traces: within(median(extents.map((one) => one.traceCount)), 'traces', axes.traceCount),
    samples: within(median(extents.map((one) => one.sampleCount)), 'samples', axes.sampleCount),
  };
}

function centreOf(pick: PickedWindow, axes: SectionAxes): PatchCentre {
  const { firstTrace, traceCount, firstSample, sampleCount } = extentOfPick(pick, axes);
  return {
    trace: firstTrace + Math.floor(traceCount / 2),
    sample: firstSample + Math.floor(sampleCount / 2),
  };
}

/**
 * Makes picks ready for training: all inside the section, at least two of each class, and one window
 * size for all, the median of theirs, around each pick's centre.
 * @throws JobError 'picks.invalid', 'picks.outside', 'picks.tooFew'
 */
export function preparePicks(
  picks: readonly PickedWindow[],
  axes: SectionAxes,
  warn: (message: string) => void,
): PickInput {
  checkIds(picks);
  checkPicksInside(picks, axes);
  checkCounts(picks, warn);
  return {
    picks: picks.map((pick) => ({
      ...{ id: pick.id, class: pick.class, timeMs: pick.timeMs },
      centre: centreOf(pick, axes),
    })),
    window: windowOf(picks, axes),
  };
}
