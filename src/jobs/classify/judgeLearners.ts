import type { DenseAnswers } from '#jobs/classify/denseAnswers';
import { type JudgedValues, type LeftOutLook, leftOutLooks } from '#jobs/classify/leftOutLooks';
import { adaptToPicks } from '#learning/dense/adaptation/adaptToPicks';
import type { Correction } from '#learning/dense/adaptation/correction';
import { judgeUses } from '#learning/dense/judgeUses';
import type { NetUse, UseJudgement } from '#learning/dense/liveLearner';
import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { softmaxRows } from '#learning/network/softmax';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';

const MOST_GROUPS = 5;
const CLASS_COUNT = EVENT_CLASSES.length;

/** Picks of each class in the order of their traces, dealt into groups of neighbours. */
export function groupsOf(picks: readonly ChannelPick[]): ChannelPick[][] {
  const count = Math.min(MOST_GROUPS, picks.length);
  const groups: ChannelPick[][] = Array.from({ length: count }, () => []);
  for (const name of EVENT_CLASSES) {
    const own = picks.filter((pick) => pick.class === name).sort((a, b) => a.trace - b.trace);
    own.forEach((pick, i) => {
      groups[Math.floor((i * count) / own.length)].push(pick);
    });
  }
  return groups.filter((group) => group.length > 0);
}

/** Outputs of a look over a temperature, with what filters say there. */
function answerOf(outputs: JudgedValues, { evidence }: LeftOutLook, temperature: number): JudgedValues {
  return outputs.map((value, k) => value / temperature + evidence[k]);
}

/** Mean probabilities of an answer, by class. */
function meanProbabilities(answer: JudgedValues): number[] {
  const rows = softmaxRows(answer, CLASS_COUNT);
  const placeCount = answer.length / CLASS_COUNT;
  const sums = EVENT_CLASSES.map(() => 0);
  for (let i = 0; i < rows.length; i++) sums[i % CLASS_COUNT] += rows[i] / placeCount;
  return sums.map((sum) => Math.min(1, sum));
}

/** The pick of a look, and what is answered around it. */
function heldOutPick(look: LeftOutLook, outputs: JudgedValues, temperature: number): HeldOutPick {
  return {
    ...{ id: look.pick.id, label: EVENT_CLASSES.indexOf(look.pick.class) },
    probabilities: meanProbabilities(answerOf(outputs, look, temperature)),
    uncalibrated: meanProbabilities(answerOf(outputs, look, 1)),
  };
}

/** What picks that were left out say of the uses of the net, and how its outputs are adapted to the picks. */
export interface LineJudgement {
  readonly judgements: readonly UseJudgement[];
  /** Null with fewer than two picks. */
  readonly correction: Correction | null;
}

/** Mean of two outputs. */
function meanOf(a: JudgedValues, b: JudgedValues): JudgedValues {
  return a.map((value, k) => (value + b[k]) / 2);
}

/** A look as the adaptation takes it: the mean of the net without picks and shown the other picks. */
function leftOutPick(look: LeftOutLook, temperature: number) {
  const { pick, group, without, having, attributes } = look;
  return {
    ...{ id: pick.id, label: EVENT_CLASSES.indexOf(pick.class), group },
    outputs: Float64Array.from(answerOf(meanOf(without, having), look, temperature)),
    attributes: Float64Array.from(attributes),
  };
}

/** Judges the uses of the net by looks at picks that it was not shown. One look at least. */
export function judgeLooks(
  looks: readonly LeftOutLook[],
  temperature: Readonly<Record<NetUse, number>>,
): LineJudgement {
  const judged = (use: NetUse, outputsOf: (look: LeftOutLook) => JudgedValues): HeldOutPick[] =>
    looks.map((look) => heldOutPick(look, outputsOf(look), temperature[use]));
  const both = judged('both', ({ without, having }) => meanOf(without, having));
  const isGrouped = new Set(looks.map(({ group }) => group)).size > 1;
  const adaptation = isGrouped
    ? adaptToPicks(
        looks.map((look) => leftOutPick(look, temperature.both)),
        CLASS_COUNT,
      )
    : null;
  const byUse = {
    withoutPicks: judged('withoutPicks', ({ without }) => without),
    withPicks: judged('withPicks', ({ having }) => having),
    both,
    adapted: adaptation?.heldOut ?? both,
  };
  return { judgements: judgeUses(byUse, EVENT_CLASSES), correction: adaptation?.correction ?? null };
}

/**
 * Judges the ways to use a pre-trained net by a line's own picks: groups of neighbouring picks are left out in
 * turn, and the net is shown the others. With fewer than two picks there are no judgements.
 * @throws JobError 'cancelled'
 */
export async function judgeLearners(
  answers: DenseAnswers,
  windows: readonly PickedWindow[],
  signal: AbortSignal,
): Promise<LineJudgement> {
  const { line, used } = answers;
  const picks = line.picksOf(windows);
  if (picks.length < 2) return { judgements: [], correction: null };
  const groups = groupsOf(picks).map((own, group) => ({
    ...{ group, picks: own },
    shown: line.channels.examplesOf(picks.filter((pick) => !own.includes(pick))),
  }));
  return judgeLooks(await leftOutLooks(answers, groups, signal), used.model.file.temperature);
}
