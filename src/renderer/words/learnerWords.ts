import type { LearnerJudgement, LiveLearner } from '#contract/contract';
import { say } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';

/** Learners that need no training, as they are offered. */
export const LIVE_LEARNER_TITLES = {
  withoutPicks: 'Pre-trained, no picks',
  withPicks: 'Pre-trained, shown the picks',
  both: 'Pre-trained, mean of both',
  adapted: 'Pre-trained, adapted to the picks',
  head: 'Your classes, linear head',
  slopeRatio: 'f-k slope ratio, no learning',
} as const satisfies Readonly<Record<LiveLearner, string>>;

/** "27 of 30 picks right (74 to 97 %)": the share with its 95 % interval. */
export function judgementWords({ right, count, interval }: LearnerJudgement): string {
  const [low, high] = [interval.low, interval.high].map((share) => formatNumber(100 * share));
  return say('{right} of {count} picks right ({low} to {high} %)', { right, count, low, high });
}
