import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DenseLine, DenseRequest } from '#jobs/classify/denseLine';
import { kindOfPretrained } from '#jobs/pretrain/pretrainedFile';
import { imageOf } from '#learning/dense/channelImage';
import { denseNetSpec } from '#learning/dense/denseNet';
import { PRETRAINED_USES, type PretrainedUse, type UseJudgement } from '#learning/dense/liveLearner';
import { softmaxRows } from '#learning/network/softmax';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { log } from '#seismic/numerics/mathematics';
import { wilsonInterval } from '#seismic/numerics/wilson';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { throwIfCancelled } from '#system/failure';

/** The crop that is computed around a pick, and the middle of it that is judged, in traces and samples. */
const CROP = { traces: 96, samples: 64 };
const JUDGED = { traces: 8, samples: 4 };
const MOST_GROUPS = 5;
const CLASS_COUNT = EVENT_CLASSES.length;

/** Picks of each class in the order of their traces, dealt into groups of neighbours. */
function groupsOf(picks: readonly ChannelPick[]): ChannelPick[][] {
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

/** Mean probabilities in the middle of the crops, [pick][class]. */
function meansOf(logits: Float32Array, count: number, temperature: number): number[][] {
  const probabilities = softmaxRows(
    logits.map((value) => value / temperature),
    CLASS_COUNT,
  );
  const length = CROP.traces * CROP.samples * CLASS_COUNT;
  return Array.from({ length: count }, (_, pick) => {
    const sums = EVENT_CLASSES.map(() => 0);
    for (let s = -JUDGED.samples; s < JUDGED.samples; s++)
      for (let t = -JUDGED.traces; t < JUDGED.traces; t++) {
        const place = (CROP.samples / 2 + s) * CROP.traces + CROP.traces / 2 + t;
        for (let c = 0; c < CLASS_COUNT; c++)
          sums[c] += probabilities[pick * length + place * CLASS_COUNT + c];
      }
    return sums.map((sum) => sum / (4 * JUDGED.samples * JUDGED.traces));
  });
}

type NetInUse = Pick<DenseRequest, 'model' | 'engine'>;

/** Computes the net on crops around picks, from the maps of the whole line. */
class CropNet {
  readonly #line: DenseLine;
  readonly #request: NetInUse;

  constructor(line: DenseLine, request: NetInUse) {
    this.#line = line;
    this.#request = request;
  }

  /** @param shown the picks that the net is shown */
  async probabilities(picks: readonly ChannelPick[], shown: readonly ChannelPick[]): Promise<number[][]> {
    const { model, engine } = this.#request;
    const maps = this.#line.maps(shown);
    const { temperature } = model.file;
    const panels = new Float32Array(picks.length * CROP.traces * CROP.samples * maps.length);
    picks.forEach((pick, i) => {
      const part = {
        ...{ firstTrace: Math.round(pick.trace) - CROP.traces / 2, traceCount: CROP.traces },
        ...{ firstSample: Math.round(pick.sample) - CROP.samples / 2, sampleCount: CROP.samples },
      };
      panels.set(imageOf(maps, this.#line.working, part), (i * panels.length) / picks.length);
    });
    const network = engine.createNetwork(denseNetSpec(CROP, kindOfPretrained(model.file)), model.weights);
    const logits = await network.logits({ count: picks.length, panels });
    return meansOf(
      logits,
      picks.length,
      shown.length === 0 ? temperature.withoutPicks : temperature.withPicks,
    );
  }
}

interface JudgedPick {
  readonly label: number;
  readonly probabilities: Readonly<Record<PretrainedUse, readonly number[]>>;
}

function judgementOf(use: PretrainedUse, picks: readonly JudgedPick[]): UseJudgement {
  const count = picks.length;
  let [right, loss] = [0, 0];
  for (const { label, probabilities } of picks) {
    const own = probabilities[use];
    if (own[label] === Math.max(...own)) right++;
    loss -= log(Math.max(1e-6, own[label])) / count;
  }
  const { low, high } = wilsonInterval(right, count);
  return { use, count, right, interval: { low, high }, loss };
}

/**
 * Judges the ways to use a pre-trained net by a line's own picks: groups of neighbouring picks are left out in
 * turn, and the net is shown the others. Without picks the list is empty.
 * @throws JobError 'cancelled'
 */
export async function judgeLearners(
  line: DenseLine,
  { picks: windows, ...request }: NetInUse & Pick<DenseRequest, 'picks'>,
  signal: AbortSignal,
): Promise<UseJudgement[]> {
  const picks = line.picksOf(windows);
  if (picks.length < 2) return [];
  const net = new CropNet(line, request);
  const without = await net.probabilities(picks, []);
  const judged: JudgedPick[] = [];
  for (const group of groupsOf(picks)) {
    throwIfCancelled(signal);
    await nextTurn();
    const shown = picks.filter((pick) => !group.includes(pick));
    const having = await net.probabilities(group, shown);
    group.forEach((pick, i) => {
      const withoutPicks = without[picks.indexOf(pick)];
      const both = withoutPicks.map((value, c) => (value + having[i][c]) / 2);
      const probabilities = { withoutPicks, withPicks: having[i], both };
      judged.push({ label: EVENT_CLASSES.indexOf(pick.class), probabilities });
    });
  }
  return PRETRAINED_USES.map((use) => judgementOf(use, judged));
}
