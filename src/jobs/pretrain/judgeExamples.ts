import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PretrainedFile } from '#jobs/pretrain/pretrainedFile';
import { calibrationFigures, fitTemperature, type JudgedLogits } from '#learning/dense/calibration';
import { examplePicks, labelsByTrace } from '#learning/dense/denseExample';
import type { DenseNet } from '#learning/dense/denseLogits';
import { LineChannels } from '#learning/dense/lineChannels';
import { meanOutputs, type Outputs, outputsAlone, outputsShown } from '#learning/dense/lineOutputs';
import { PRETRAINED_USES, type PretrainedUse } from '#learning/dense/liveLearner';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import {
  simulateTrainingSection,
  type TrainingSectionOptions,
} from '#seismic/simulate/training/trainingSection';
import { throwIfCancelled } from '#system/failure';

/** Outputs on one section by each use, and its labels [trace][sample]. */
interface JudgedSection {
  readonly outputs: Readonly<Record<PretrainedUse, Outputs>>;
  readonly labels: Int8Array;
}

async function judgeSection(net: DenseNet, options: TrainingSectionOptions): Promise<JudgedSection> {
  const simulated = simulateTrainingSection(options);
  const working = workingSection(simulated.section);
  const line = new LineChannels(working, freeChannels(working));
  const picks = examplePicks(simulated, working);
  const withoutPicks = await outputsAlone(net, line);
  const withPicks = await outputsShown(net, line, picks);
  const both = meanOutputs([withoutPicks, withPicks]);
  return { outputs: { withoutPicks, withPicks, both }, labels: labelsByTrace(simulated, working, picks) };
}

/** All sections one behind the other. */
function joined(sections: readonly JudgedSection[], use: PretrainedUse): JudgedLogits {
  const length = sections.reduce((sum, { labels }) => sum + labels.length, 0);
  const labels = new Int8Array(length);
  const logits = sections[0].outputs[use].map(() => new Float32Array(length));
  let at = 0;
  for (const section of sections) {
    labels.set(section.labels, at);
    for (const [c, map] of section.outputs[use].entries()) logits[c].set(map, at);
    at += section.labels.length;
  }
  return { logits, labels };
}

/**
 * Temperature and figures of a net by each use, on simulated sections that it was not trained on.
 * @throws JobError 'cancelled'
 */
export async function judgeExamples(
  net: DenseNet,
  sections: readonly TrainingSectionOptions[],
  signal: AbortSignal,
): Promise<Pick<PretrainedFile, 'temperature' | 'validation'>> {
  const judged: JudgedSection[] = [];
  for (const options of sections) {
    await nextTurn();
    throwIfCancelled(signal);
    judged.push(await judgeSection(net, options));
  }
  const ofUse = (use: PretrainedUse) => {
    const all = joined(judged, use);
    const temperature = fitTemperature(all);
    return { temperature, figures: calibrationFigures(all, temperature) };
  };
  const [withoutPicks, withPicks, both] = PRETRAINED_USES.map(ofUse);
  return {
    temperature: {
      withoutPicks: withoutPicks.temperature,
      withPicks: withPicks.temperature,
      both: both.temperature,
    },
    validation: { withoutPicks: withoutPicks.figures, withPicks: withPicks.figures, both: both.figures },
  };
}
