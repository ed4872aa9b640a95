import type { PretrainedFile } from '#jobs/pretrain/pretrainedFile';
import type { PretrainedNets } from '#jobs/pretrain/pretrainedNets';
import { JUDGED_APEX_PROBABILITY, type JudgedApexes, meanApexF1 } from '#learning/dense/apex/apexScore';
import { knownApexes } from '#learning/dense/apexLabels';
import { logitsBothWays } from '#learning/dense/bothWays';
import { calibrationFigures, fitTemperature, type JudgedLogits } from '#learning/dense/calibration';
import { examplePicks, labelsByTrace } from '#learning/dense/denseExample';
import { LineChannels } from '#learning/dense/lineChannels';
import { meanOutputs, type Outputs, outputsAlone, outputsShown } from '#learning/dense/lineOutputs';
import { NET_USES, type NetUse } from '#learning/dense/liveLearner';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import { freeChannels } from '#seismic/channels/freeChannels';
import { workingSection } from '#seismic/channels/workingSection';
import {
  simulateTrainingSection,
  type TrainingSectionOptions,
} from '#seismic/simulate/training/trainingSection';
import { takeTurn } from '#system/takeTurn';

/** Outputs on one section by each use, and its labels [trace][sample]; where apexes are, and what is said of them. */
interface JudgedSection {
  readonly outputs: Readonly<Record<NetUse, Outputs>>;
  readonly labels: Int8Array;
  readonly apexes: JudgedApexes;
}

async function judgeSection(
  nets: PretrainedNets,
  options: TrainingSectionOptions,
  signal: AbortSignal,
): Promise<JudgedSection> {
  const pause = (): Promise<void> => takeTurn(signal);
  const simulated = simulateTrainingSection(options);
  const working = workingSection(simulated.section);
  const line = new LineChannels(working, freeChannels(working));
  const picks = examplePicks(simulated, working);
  const withoutPicks = await outputsAlone(nets.classes, line, pause);
  const withPicks = await outputsShown(nets.classes, line, picks, pause);
  const both = meanOutputs([withoutPicks, withPicks]);
  const [probability] = softmaxMaps(
    await logitsBothWays(nets.apexes, line.mapsAlone(), working, { onTile: pause }),
  );
  return {
    outputs: { withoutPicks, withPicks, both },
    labels: labelsByTrace(simulated, working, picks),
    apexes: { probability, size: working, known: knownApexes(simulated, working) },
  };
}

/** All sections one behind the other. */
function joined(sections: readonly JudgedSection[], use: NetUse): JudgedLogits {
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

/** What model.json says of the nets. */
type JudgedNets = Pick<PretrainedFile, 'temperature' | 'validation'> & {
  readonly apexes: { readonly f1: number };
};

/**
 * Temperature and figures of the net of classes by each use, and F1 of the net of apexes, on simulated sections that it was not trained on.
 * @throws JobError 'cancelled'
 */
export async function judgeExamples(
  nets: PretrainedNets,
  sections: readonly TrainingSectionOptions[],
  signal: AbortSignal,
): Promise<JudgedNets> {
  const judged: JudgedSection[] = [];
  for (const options of sections) {
    await takeTurn(signal);
    judged.push(await judgeSection(nets, options, signal));
  }
  const ofUse = (use: NetUse) => {
    const all = joined(judged, use);
    const temperature = fitTemperature(all);
    return { temperature, figures: calibrationFigures(all, temperature) };
  };
  const [withoutPicks, withPicks, both] = NET_USES.map(ofUse);
  return {
    temperature: {
      withoutPicks: withoutPicks.temperature,
      withPicks: withPicks.temperature,
      both: both.temperature,
    },
    validation: { withoutPicks: withoutPicks.figures, withPicks: withPicks.figures, both: both.figures },
    apexes: {
      f1: meanApexF1(
        judged.map(({ apexes }) => apexes),
        JUDGED_APEX_PROBABILITY,
      ),
    },
  };
}
