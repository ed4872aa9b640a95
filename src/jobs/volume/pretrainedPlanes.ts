import type { ComputeContext } from '#engine/start/computeContext';
import { DenseAnswers, type NetInUse } from '#jobs/classify/denseAnswers';
import { DenseLine } from '#jobs/classify/denseLine';
import { groupsOf, judgeLooks, type LineJudgement } from '#jobs/classify/judgeLearners';
import { type LeftOutLook, leftOutLooks } from '#jobs/classify/leftOutLooks';
import { pretrainedClassifier } from '#jobs/export/classifier';
import type { LineReader } from '#jobs/line/lineReader';
import { type PickedPart, placeOnPlanes } from '#jobs/picks/pickedPlanes';
import { countPicks } from '#jobs/recipe/pickInput';
import type { PlaneClassifier } from '#jobs/volume/planeClassifier';
import { bestUse, type PretrainedUse } from '#learning/dense/liveLearner';
import type { RunNews } from '#learning/news/runNews';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { PickExample } from '#seismic/channels/pickExample';
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';

/** A pre-trained net for a volume, and the picks that it is shown, on whichever planes they were made. */
export interface PretrainedVolume {
  readonly net: NetInUse;
  readonly folder: string;
  readonly picks: readonly SurveyPick[];
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
  /** The plane that working samples are chosen by where there are no picks. */
  readonly usualPlane: string;
}

type Context = ComputeContext<RunNews>;

/** A pick on one of the picked planes, and what that plane shows around it. */
interface ShownPick {
  readonly part: PickedPart;
  /** Its trace counts along the plane. */
  readonly pick: ChannelPick;
  readonly example: PickExample;
}

/** Reads planes with the same working samples, which are those of the first one. */
class PlaneReader {
  private sampleStep: number | undefined;
  private last: { readonly name: string; readonly dense: DenseLine } | null = null;

  constructor(
    private readonly line: LineReader,
    private readonly context: Context,
  ) {}

  async dense(name: string): Promise<DenseLine> {
    if (this.last?.name === name) return this.last.dense;
    const section = await this.line.readSection(this.context, name);
    const dense = await DenseLine.prepare(section, this.context.signal, { sampleStep: this.sampleStep });
    this.sampleStep = dense.working.sampleStep;
    this.last = { name, dense };
    return dense;
  }
}

function isOn({ plane, firstTrace }: PickedPart, { trace }: PickedWindow): boolean {
  return trace >= firstTrace && trace < firstTrace + plane.axes.traceCount;
}

async function examplesOn(
  part: PickedPart,
  windows: readonly PickedWindow[],
  reader: PlaneReader,
): Promise<ShownPick[]> {
  const { name } = part.plane;
  const dense = await reader.dense(name);
  const own = windows
    .filter((window) => isOn(part, window))
    .map((window) => ({ ...window, id: `${name} ${window.id}`, trace: window.trace - part.firstTrace }));
  const picks = dense.picksOf(own);
  const examples = dense.channels.examplesOf(picks);
  return picks.map((pick, i) => ({ part, pick, example: examples[i] }));
}

/** Judges the uses of the net by picks that are left out in turn, on all planes together. */
async function judge(
  shown: readonly ShownPick[],
  net: NetInUse,
  reader: PlaneReader,
  context: Context,
): Promise<LineJudgement> {
  if (shown.length < 2) return { judgements: [], correction: null };
  // Neighbours are those on one plane, or on the next one.
  const along = shown.map(({ part, pick }) => ({ ...pick, trace: pick.trace + part.firstTrace }));
  const groups = groupsOf(along).map((group) => group.map((pick) => shown[along.indexOf(pick)]));
  const looks: LeftOutLook[] = [];
  for (const part of new Set(shown.map((one) => one.part))) {
    const answers = new DenseAnswers(await reader.dense(part.plane.name), net);
    const leftOut = groups.map((group, number) => ({
      group: number,
      picks: group.filter((one) => one.part === part).map(({ pick }) => pick),
      shown: shown.filter((one) => !group.includes(one)).map(({ example }) => example),
    }));
    const judged = leftOut.filter(({ picks }) => picks.length > 0);
    looks.push(...(await leftOutLooks(answers, judged, context.signal)));
  }
  return judgeLooks(looks, net.model.file.temperature);
}

/**
 * Prepares a pre-trained net for the planes of a volume: what the picked planes show around their picks is cut out, and
 * how the net is used is judged there, once. All planes have the same working samples.
 * @throws JobError 'picks.outside', 'cancelled', and those of reading planes
 */
export async function pretrainedPlanes(
  line: LineReader,
  { net, folder, picks, picksPath, usualPlane }: PretrainedVolume,
  context: Context,
): Promise<PlaneClassifier> {
  const reader = new PlaneReader(line, context);
  const shown: ShownPick[] = [];
  const { parts, windows } = await placeOnPlanes(line, { picks, picksPath }, context);
  if (picks.length > 0) for (const part of parts) shown.push(...(await examplesOn(part, windows, reader)));
  const { judgements, correction } = await judge(shown, net, reader, context);
  const use: PretrainedUse = shown.length === 0 ? 'withoutPicks' : bestUse(judgements);
  const firstPlane = shown.length === 0 ? usualPlane : parts[0].plane.name;
  const { sampleStep } = (await reader.dense(firstPlane)).working;
  const examples = shown.map(({ example }) => example);
  return {
    classifier: pretrainedClassifier(net.model, { folder, pickCounts: countPicks(windows), use, judgements }),
    classify: async (section, { signal, ...rest }) => {
      const dense = await DenseLine.prepare(section, signal, { sampleStep });
      const request = { picks: [], examples, use, correction };
      return new DenseAnswers(dense, net).grid(request, { signal, ...rest });
    },
  };
}
