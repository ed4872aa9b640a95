import type { DenseAnswers } from '#jobs/classify/denseAnswers';
import type { DenseLine } from '#jobs/classify/denseLine';
import { type MapPart, writeImage } from '#learning/dense/channelImage';
import { denseNetSpec } from '#learning/dense/denseNet';
import { OTHER_POLARITY } from '#learning/dense/netChannels';
import { sizeOfShape } from '#learning/model/modelSpec';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { PickExample } from '#seismic/channels/pickExample';
import { type TraceRange, traceRange } from '#seismic/channels/traceRange';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { takeTurn } from '#system/takeTurn';

/** The crop that is computed around a pick, and the middle of it that is judged, in traces and samples. */
const CROP = { traces: 96, samples: 64 };
const JUDGED = { traces: 8, samples: 4 };
const CLASS_COUNT = EVENT_CLASSES.length;

/** Values in the judged middle around a pick, [place][class or attribute]. */
export type JudgedValues = Float32Array;

const PLACE_COUNT = 4 * JUDGED.traces * JUDGED.samples;

/** Calls `visit` with each place of the judged middle: its number, and how far it is from the pick. */
function forEachPlace(visit: (place: number, traces: number, samples: number) => void): void {
  let place = 0;
  for (let s = -JUDGED.samples; s < JUDGED.samples; s++)
    for (let t = -JUDGED.traces; t < JUDGED.traces; t++) visit(place++, t, s);
}

/** Values of maps [trace][working sample] around a pick; the nearest ones where it is at the edge. */
function valuesAround(maps: readonly Float32Array[], pick: ChannelPick, line: DenseLine): JudgedValues {
  const { traceCount, sampleCount } = line.working;
  const found = new Float32Array(PLACE_COUNT * maps.length);
  forEachPlace((place, t, s) => {
    const trace = Math.max(0, Math.min(traceCount - 1, Math.round(pick.trace) + t));
    const sample = Math.max(0, Math.min(sampleCount - 1, Math.round(pick.sample) + s));
    maps.forEach((map, c) => {
      found[place * maps.length + c] = map[trace * sampleCount + sample];
    });
  });
  return found;
}

/** The part of the maps of some traces that is shown around a pick. */
function cropAround(pick: ChannelPick, { first }: TraceRange): MapPart {
  return {
    ...{ firstTrace: Math.round(pick.trace) - CROP.traces / 2 - first, traceCount: CROP.traces },
    ...{ firstSample: Math.round(pick.sample) - CROP.samples / 2, sampleCount: CROP.samples },
  };
}

/** The traces of a line that crops around picks reach. One pick at least. */
function tracesAround(picks: readonly ChannelPick[], line: DenseLine): TraceRange {
  const traces = picks.map((pick) => Math.round(pick.trace));
  const [first, last] = [Math.min(...traces), Math.max(...traces)];
  return traceRange(line.working, first - CROP.traces / 2, last + CROP.traces / 2);
}

/** Writes crops around picks, each as it is and turned round: all that the net is shown of them. */
function writePanels(
  panels: Float32Array,
  maps: readonly Float32Array[],
  picks: readonly ChannelPick[],
  traces: TraceRange,
): void {
  const traceCount = traces.end - traces.first;
  const size = { traceCount, sampleCount: maps[0].length / traceCount };
  const length = panels.length / (2 * picks.length);
  const panel = (at: number): Float32Array => panels.subarray(at * length, (at + 1) * length);
  panels.fill(0);
  picks.forEach((pick, i) => {
    const part = cropAround(pick, traces);
    const turned = { ...part, firstTrace: size.traceCount - CROP.traces - part.firstTrace };
    writeImage(panel(i), maps, size, part);
    writeImage(panel(picks.length + i), maps, size, turned, OTHER_POLARITY);
  });
}

/**
 * Outputs of the net, shown examples, around picks: on crops of the maps of the line, both ways round.
 * @param kept keys of the examples of all groups: each is correlated once, not once for each group
 */
async function outputsOnCrops(
  { line, net }: DenseAnswers,
  { picks, shown }: LeftOut,
  kept: readonly string[],
): Promise<JudgedValues[]> {
  const spec = denseNetSpec(CROP, net.kind);
  const network = net.createNetwork(spec, net.weights);
  const { channels } = line;
  const traces = tracesAround(picks, line);
  const maps = await channels.mapsShown(shown, { kept, traces });
  const count = 2 * picks.length;
  const logits = await channels.room.use(count * sizeOfShape(spec.inputShape), (panels) => {
    writePanels(panels, maps, picks, traces);
    return network.logits({ count, panels, secondWeights: net.mirrored });
  });
  const at = (crop: number, t: number, s: number): number =>
    ((crop * CROP.samples + CROP.samples / 2 + s) * CROP.traces + t) * CLASS_COUNT;
  return picks.map((_, i) => {
    const found = new Float32Array(PLACE_COUNT * CLASS_COUNT);
    forEachPlace((place, t, s) => {
      const straight = at(i, CROP.traces / 2 + t, s);
      const turned = at(picks.length + i, CROP.traces / 2 - 1 - t, s);
      for (let c = 0; c < CLASS_COUNT; c++)
        found[place * CLASS_COUNT + c] = (logits[straight + c] + logits[turned + c]) / 2;
    });
    return found;
  });
}

/** Picks of a line that are left out together, one at least, and the examples that the net is shown meanwhile. */
export interface LeftOut {
  /** Number of the group. */
  readonly group: number;
  readonly picks: readonly ChannelPick[];
  readonly shown: readonly PickExample[];
}

/** What there is around a pick when the net is not shown it. */
export interface LeftOutLook {
  readonly pick: ChannelPick;
  readonly group: number;
  /** Outputs of the net without picks of the user, and of the net that is shown the other groups. */
  readonly without: JudgedValues;
  readonly having: JudgedValues;
  /** What filters say beside the net there, added to its outputs over the temperature. */
  readonly evidence: JudgedValues;
  readonly attributes: JudgedValues;
}

/** Looks at the picks of one line, group by group. @throws JobError 'cancelled' */
export async function leftOutLooks(
  answers: DenseAnswers,
  groups: readonly LeftOut[],
  signal: AbortSignal,
): Promise<LeftOutLook[]> {
  const { line } = answers;
  const pause = (): Promise<void> => takeTurn(signal);
  const shown = new Map(groups.flatMap((group) => group.shown.map((example) => [example.key, example])));
  const kept = [...shown.keys()];
  const ahead = line.channels.correlateAhead([...shown.values()]);
  const [evidence] = await Promise.all([answers.evidence(pause), ahead]);
  const outputs = await answers.alone();
  const attributes = await line.adaptingAttributes();
  const looks: LeftOutLook[] = [];
  for (const leftOut of groups) {
    const { group, picks } = leftOut;
    await pause();
    const having = await outputsOnCrops(answers, leftOut, kept);
    picks.forEach((pick, i) => {
      const around = (maps: readonly Float32Array[]): JudgedValues => valuesAround(maps, pick, line);
      looks.push({
        pick,
        group,
        having: having[i],
        without: around(outputs),
        evidence: around(evidence),
        attributes: around(attributes),
      });
    });
  }
  return looks;
}
