import type { PretrainedFile } from '#jobs/pretrain/pretrainedFile';
import { logitsBothWays } from '#learning/dense/bothWays';
import { calibrationFigures, fitTemperature, type JudgedLogits } from '#learning/dense/calibration';
import { putImage } from '#learning/dense/channelImage';
import { type DenseExample, EXAMPLE_CHANNELS } from '#learning/dense/denseExample';
import type { DenseNet } from '#learning/dense/denseLogits';
import { netMaps } from '#learning/dense/netChannels';
import { FREE_CHANNELS } from '#seismic/channels/channelNames';
import { halfNumbers } from '#seismic/numerics/halfFloat';

/** The example's maps [trace][sample], one a channel. */
function mapsOf({ traceCount, sampleCount, values }: DenseExample): Float32Array[] {
  const numbers = halfNumbers();
  const maps = Array.from({ length: EXAMPLE_CHANNELS }, () => new Float32Array(traceCount * sampleCount));
  const whole = { firstTrace: 0, traceCount, firstSample: 0, sampleCount };
  const image = Float32Array.from(values, (half) => numbers[half]);
  putImage(maps, { traceCount, sampleCount }, { image, part: whole, inner: whole });
  return maps;
}

/** Labels [trace][sample]. */
function labelsOf({ traceCount, sampleCount, labels }: DenseExample): Int8Array {
  return Int8Array.from({ length: labels.length }, (_, i) => {
    const trace = Math.floor(i / sampleCount);
    return labels[(i - trace * sampleCount) * traceCount + trace];
  });
}

async function judge(
  net: DenseNet,
  examples: readonly DenseExample[],
  withPicks: boolean,
): Promise<JudgedLogits> {
  const parts: { logits: Float32Array[]; labels: Int8Array }[] = [];
  for (const example of examples) {
    const maps = mapsOf(example);
    const free = maps.slice(0, FREE_CHANNELS.length);
    const ofPicks = withPicks ? maps.slice(FREE_CHANNELS.length) : null;
    parts.push({
      logits: await logitsBothWays(net, netMaps(free, ofPicks), example),
      labels: labelsOf(example),
    });
  }
  const length = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const labels = new Int8Array(length);
  const logits = Array.from({ length: net.kind.classCount }, () => new Float32Array(length));
  let at = 0;
  for (const part of parts) {
    labels.set(part.labels, at);
    for (const [i, values] of part.logits.entries()) logits[i].set(values, at);
    at += part.labels.length;
  }
  return { logits, labels };
}

/** Temperature and figures of a net on examples that it was not trained on, without and with their picks. */
export async function judgeExamples(
  net: DenseNet,
  examples: readonly DenseExample[],
): Promise<Pick<PretrainedFile, 'temperature' | 'validation'>> {
  const [without, having] = [await judge(net, examples, false), await judge(net, examples, true)];
  const temperature = { withoutPicks: fitTemperature(without), withPicks: fitTemperature(having) };
  return {
    temperature,
    validation: {
      withoutPicks: calibrationFigures(without, temperature.withoutPicks),
      withPicks: calibrationFigures(having, temperature.withPicks),
    },
  };
}
