import type { LabelledPlace } from '#learning/dense/head/windowRows';
import { log } from '#seismic/numerics/mathematics';
import { wilsonInterval } from '#seismic/numerics/wilson';

const MOST_GROUPS = 5;

/** How well windows are classified by heads that were fitted without them. */
export interface HeadJudgement {
  readonly count: number;
  /** Windows whose class has the largest mean probability. */
  readonly right: number;
  /** Wilson's 95 % interval of the share that is right. */
  readonly interval: { readonly low: number; readonly high: number };
  /** Mean cross-entropy of the windows' classes, nats. */
  readonly loss: number;
  /** Probabilities of each window by the head that was fitted without it: [window][class]. */
  readonly leftOut: readonly (readonly number[])[];
}

/** Group of each window: neighbours along the line are left out together, each class dealt by itself. */
export function leftOutGroups(places: readonly LabelledPlace[], classCount: number): Int32Array {
  const groups = new Int32Array(places.length);
  for (let label = 0; label < classCount; label++) {
    const own = places.flatMap((place, i) => (place.label === label ? [i] : []));
    const count = Math.min(MOST_GROUPS, own.length);
    own.sort((a, b) => places[a].trace - places[b].trace);
    own.forEach((window, i) => {
      groups[window] = Math.floor((i * count) / own.length);
    });
  }
  return groups;
}

/** Counts what is right, from the probabilities that heads gave to windows that they were not shown. */
export function judgeLeftOut(
  places: readonly LabelledPlace[],
  leftOut: readonly (readonly number[])[],
): HeadJudgement {
  const own = leftOut.map((probabilities, window) => probabilities[places[window].label]);
  const right = own.filter((probability, window) => probability === Math.max(...leftOut[window])).length;
  const loss = own.reduce((sum, probability) => sum - log(Math.max(1e-6, probability)) / places.length, 0);
  const { low, high } = wilsonInterval(right, places.length);
  return { count: places.length, right, interval: { low, high }, loss, leftOut };
}
