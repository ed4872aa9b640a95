import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DenseAnswers } from '#jobs/classify/denseAnswers';
import type { DenseLine } from '#jobs/classify/denseLine';
import { imageOf } from '#learning/dense/channelImage';
import { denseNetSpec } from '#learning/dense/denseNet';
import { judgeUses } from '#learning/dense/judgeUses';
import type { Outputs } from '#learning/dense/lineOutputs';
import { PRETRAINED_USES, type PretrainedUse, type UseJudgement } from '#learning/dense/liveLearner';
import { SIGNED } from '#learning/dense/netChannels';
import type { HeldOutPick } from '#learning/judging/heldOutPick';
import { softmaxRows } from '#learning/network/softmax';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { PickExample } from '#seismic/channels/pickExample';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { throwIfCancelled } from '#system/failure';

/** The crop that is computed around a pick, and the middle of it that is judged, in traces and samples. */
const CROP = { traces: 96, samples: 64 };
const JUDGED = { traces: 8, samples: 4 };
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

/** Outputs in the judged middle around a pick, [place][class]. */
type JudgedOutputs = Float32Array;

const PLACE_COUNT = 4 * JUDGED.traces * JUDGED.samples;

/** Calls `visit` with each place of the judged middle: its number, and how far it is from the pick. */
function forEachPlace(visit: (place: number, traces: number, samples: number) => void): void {
  let place = 0;
  for (let s = -JUDGED.samples; s < JUDGED.samples; s++)
    for (let t = -JUDGED.traces; t < JUDGED.traces; t++) visit(place++, t, s);
}

/** Mean probabilities of outputs, by class. */
function meanProbabilities(outputs: JudgedOutputs, temperature: number): number[] {
  const rows = softmaxRows(
    outputs.map((value) => value / temperature),
    CLASS_COUNT,
  );
  const sums = EVENT_CLASSES.map(() => 0);
  for (let i = 0; i < rows.length; i++) sums[i % CLASS_COUNT] += rows[i] / PLACE_COUNT;
  return sums.map((sum) => Math.min(1, sum));
}

/** A pick and what is answered around it. */
function heldOutPick(pick: ChannelPick, outputs: JudgedOutputs, temperature: number): HeldOutPick {
  return {
    ...{ id: pick.id, label: EVENT_CLASSES.indexOf(pick.class) },
    probabilities: meanProbabilities(outputs, temperature),
    uncalibrated: meanProbabilities(outputs, 1),
  };
}

/** Outputs of a whole line around a pick; the nearest ones where it is at the edge. */
function outputsAround(outputs: Outputs, pick: ChannelPick, line: DenseLine): JudgedOutputs {
  const { traceCount, sampleCount } = line.working;
  const found = new Float32Array(PLACE_COUNT * CLASS_COUNT);
  forEachPlace((place, t, s) => {
    const trace = Math.max(0, Math.min(traceCount - 1, Math.round(pick.trace) + t));
    const sample = Math.max(0, Math.min(sampleCount - 1, Math.round(pick.sample) + s));
    for (let c = 0; c < CLASS_COUNT; c++)
      found[place * CLASS_COUNT + c] = outputs[c][trace * sampleCount + sample];
  });
  return found;
}

/** The same crop of the mirrored line with the other polarity: [sample][trace][channel]. */
function turnedCrop(crop: Float32Array): Float32Array {
  const channels = SIGNED.length;
  const signs = SIGNED.map((isSigned) => (isSigned ? -1 : 1));
  const out = new Float32Array(crop.length);
  for (let i = 0; i < crop.length; i += channels) {
    const column = (i / channels) % CROP.traces;
    const to = i + (CROP.traces - 1 - 2 * column) * channels;
    for (let c = 0; c < channels; c++) out[to + c] = signs[c] * crop[i + c];
  }
  return out;
}

/** Outputs of the net, shown examples, around picks: on crops of the maps of the whole line, both ways round. */
async function outputsOnCrops(
  { line, net }: DenseAnswers,
  picks: readonly ChannelPick[],
  shown: readonly PickExample[],
): Promise<JudgedOutputs[]> {
  const maps = line.channels.mapsShown(shown);
  const length = CROP.traces * CROP.samples * maps.length;
  const panels = new Float32Array(2 * picks.length * length);
  picks.forEach((pick, i) => {
    const part = {
      ...{ firstTrace: Math.round(pick.trace) - CROP.traces / 2, traceCount: CROP.traces },
      ...{ firstSample: Math.round(pick.sample) - CROP.samples / 2, sampleCount: CROP.samples },
    };
    const crop = imageOf(maps, line.working, part);
    panels.set(crop, 2 * i * length);
    panels.set(turnedCrop(crop), (2 * i + 1) * length);
  });
  const network = net.createNetwork(denseNetSpec(CROP, net.kind), net.weights);
  const logits = await network.logits({ count: 2 * picks.length, panels });
  const at = (crop: number, t: number, s: number): number =>
    ((crop * CROP.samples + CROP.samples / 2 + s) * CROP.traces + t) * CLASS_COUNT;
  return picks.map((_, i) => {
    const found = new Float32Array(PLACE_COUNT * CLASS_COUNT);
    forEachPlace((place, t, s) => {
      const straight = at(2 * i, CROP.traces / 2 + t, s);
      const turned = at(2 * i + 1, CROP.traces / 2 - 1 - t, s);
      for (let c = 0; c < CLASS_COUNT; c++)
        found[place * CLASS_COUNT + c] = (logits[straight + c] + logits[turned + c]) / 2;
    });
    return found;
  });
}

/** Picks of a line that are left out together, and the examples that the net is shown meanwhile. */
export interface LeftOut {
  readonly picks: readonly ChannelPick[];
  readonly shown: readonly PickExample[];
}

/** What the net said of left-out picks, by its use. */
export type HeldOutByUse = Record<PretrainedUse, HeldOutPick[]>;

/** Judges picks of one line, group by group, by nets that are not shown them. @throws JobError 'cancelled' */
export async function judgeLeftOut(
  answers: DenseAnswers,
  groups: readonly LeftOut[],
  signal: AbortSignal,
): Promise<HeldOutByUse> {
  const { line, used } = answers;
  const pause = async (): Promise<void> => {
    await nextTurn();
    throwIfCancelled(signal);
  };
  const { temperature } = used.model.file;
  const alone = await answers.alone(pause);
  const judged: HeldOutByUse = { withoutPicks: [], withPicks: [], both: [] };
  for (const { picks, shown } of groups) {
    await pause();
    const having = await outputsOnCrops(answers, picks, shown);
    picks.forEach((pick, i) => {
      const without = outputsAround(alone, pick, line);
      const mean = without.map((value, k) => (value + having[i][k]) / 2);
      const outputs = { withoutPicks: without, withPicks: having[i], both: mean };
      for (const use of PRETRAINED_USES) judged[use].push(heldOutPick(pick, outputs[use], temperature[use]));
    });
  }
  return judged;
}

/**
 * Judges the ways to use a pre-trained net by a line's own picks: groups of neighbouring picks are left out in
 * turn, and the net is shown the others. Without picks the list is empty.
 * @throws JobError 'cancelled'
 */
export async function judgeLearners(
  answers: DenseAnswers,
  windows: readonly PickedWindow[],
  signal: AbortSignal,
): Promise<UseJudgement[]> {
  const { line } = answers;
  const picks = line.picksOf(windows);
  if (picks.length < 2) return [];
  const groups = groupsOf(picks).map((group) => ({
    picks: group,
    shown: line.channels.examplesOf(picks.filter((pick) => !group.includes(pick))),
  }));
  return judgeUses(await judgeLeftOut(answers, groups, signal), EVENT_CLASSES);
}
