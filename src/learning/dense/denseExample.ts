import { apexLabels, knownApexes } from '#learning/dense/apexLabels';
import { imageOf } from '#learning/dense/channelImage';
import { FREE_CHANNELS, PICK_CHANNELS } from '#seismic/channels/channelNames';
import { freeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels } from '#seismic/channels/pickChannels';
import { type WorkingSection, workingSection } from '#seismic/channels/workingSection';
import { TRUTH } from '#seismic/labels/sectionTruth';
import { encodeHalf } from '#seismic/numerics/halfFloat';
import type { TrainingSection } from '#seismic/simulate/training/trainingSection';

/** A simulated section as the net is shown it, on its working samples. Images are [sample][trace]. */
export interface DenseExample {
  readonly traceCount: number;
  readonly sampleCount: number;
  /** Half-precision numbers, [sample][trace][channel]: channels without picks, then with them. */
  readonly values: Uint16Array;
  /** Index into EVENT_CLASSES; -1 where the truth is mixed, a trace is dead, or a pick is near. */
  readonly labels: Int8Array;
  /** Index into APEX_CLASSES; -1 where a top is neither right nor wrong. */
  readonly apexLabels: Int8Array;
}

/** Around the middle of a pick its own window correlates with itself; samples there teach nothing. */
const NEAR_PICK = { traces: 9, samples: 5 } as const;

const LABEL_OF_TRUTH: Readonly<Record<number, number>> = {
  [TRUTH.diffraction]: 0,
  [TRUTH.reflection]: 1,
  [TRUTH.neither]: 2,
  [TRUTH.mixed]: -1,
};

/** Classes on working samples, [sample][trace]. */
function labelsOf(
  { section, truthClass, deadTraces }: TrainingSection,
  working: WorkingSection,
  picks: readonly ChannelPick[],
): Int8Array {
  const { traceCount, sampleCount, sampleStep } = working;
  const labels = new Int8Array(traceCount * sampleCount);
  for (let sample = 0; sample < sampleCount; sample++) {
    const from = Math.min(section.sampleCount - 1, Math.round(sample * sampleStep));
    for (let trace = 0; trace < traceCount; trace++)
      labels[sample * traceCount + trace] = LABEL_OF_TRUTH[truthClass[trace * section.sampleCount + from]];
  }
  const ignore = (trace: number, sample: number): void => {
    const isInside = trace >= 0 && trace < traceCount && sample >= 0 && sample < sampleCount;
    if (isInside) labels[sample * traceCount + trace] = -1;
  };
  for (const trace of deadTraces) for (let s = 0; s < sampleCount; s++) ignore(trace, s);
  for (const pick of picks)
    for (let t = -NEAR_PICK.traces; t <= NEAR_PICK.traces; t++)
      for (let s = -NEAR_PICK.samples; s <= NEAR_PICK.samples; s++)
        ignore(Math.round(pick.trace) + t, Math.round(pick.sample) + s);
  return labels;
}

/** The same, [trace][sample]. */
export function labelsByTrace(
  simulated: TrainingSection,
  working: WorkingSection,
  picks: readonly ChannelPick[],
): Int8Array {
  const { traceCount, sampleCount } = working;
  const labels = labelsOf(simulated, working, picks);
  return Int8Array.from({ length: labels.length }, (_, i) => {
    const trace = Math.floor(i / sampleCount);
    return labels[(i - trace * sampleCount) * traceCount + trace];
  });
}

/** Picks of a simulated section on working samples. */
export function examplePicks({ picks }: TrainingSection, { sampleStep }: WorkingSection): ChannelPick[] {
  return picks.map(({ class: name, trace, sample }, i) => ({
    id: `${i}`,
    class: name,
    trace,
    sample: Math.round(sample / sampleStep),
  }));
}

/** Number of channels of an example: those without picks, and those that depend on them. */
export const EXAMPLE_CHANNELS = FREE_CHANNELS.length + PICK_CHANNELS.length;

/** Probabilities of diffraction that stand for those of a net, by class: it is neither sure nor always right. */
const LIKELIHOOD_OF_LABEL: Readonly<Record<number, number>> = { 0: 0.6, 1: 0.12, 2: 0.12, [-1]: 0.35 };

function likelyDiffractions(simulated: TrainingSection, working: WorkingSection): Float32Array {
  return Float32Array.from(labelsByTrace(simulated, working, []), (label) => LIKELIHOOD_OF_LABEL[label]);
}

/** Channels and labels of a simulated section. */
export function denseExample(simulated: TrainingSection): DenseExample {
  const working = workingSection(simulated.section);
  const free = freeChannels(working);
  const picks = examplePicks(simulated, working);
  const ofPicks = new PickChannels(free);
  ofPicks.learnTrend(likelyDiffractions(simulated, working));
  const maps = [...free.maps, ...ofPicks.maps(picks)];
  const { traceCount, sampleCount } = working;
  const whole = { firstTrace: 0, traceCount, firstSample: 0, sampleCount };
  const values = encodeHalf(imageOf(maps, working, whole));
  return {
    ...{ traceCount, sampleCount, values, labels: labelsOf(simulated, working, picks) },
    apexLabels: apexLabels(knownApexes(simulated, working), working),
  };
}
