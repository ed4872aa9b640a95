import { logitsBothWays } from '#learning/dense/bothWays';
import type { DenseNet, TileDone } from '#learning/dense/denseLogits';
import type { LineChannels } from '#learning/dense/lineChannels';
import { contestedPicks, ownPicks } from '#learning/dense/own/ownPicks';
import { softmaxMaps } from '#learning/dense/softmaxMaps';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { PickExample } from '#seismic/channels/pickExample';

/** Outputs before the softmax, one map [trace][working sample] a class. */
export type Outputs = readonly Float32Array[];

/** Called with the share that is done, 0 to 1; what it throws ends the work. */
export type OnShare = (share: number) => void | Promise<void>;

const ignoreShare: OnShare = () => undefined;

/** Mean of several outputs; that of one is itself. */
export function meanOutputs(outputs: readonly Outputs[]): Outputs {
  if (outputs.length === 1) return outputs[0];
  return outputs[0].map((first, c) => {
    const sums = new Float64Array(first);
    for (const other of outputs.slice(1)) addTo(sums, other[c]);
    const mean = new Float32Array(sums.length);
    for (let i = 0; i < sums.length; i++) mean[i] = sums[i] / outputs.length;
    return mean;
  });
}

/** Outputs over a temperature, as they are calibrated. */
export function overTemperature(outputs: Outputs, temperature: number): Float32Array[] {
  return outputs.map((map) => map.map((value) => value / temperature));
}

function addTo(sums: Float64Array, values: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] += values[i];
}

/** Outputs of a net that is shown these picks, or none. */
export function outputsShown(
  net: DenseNet,
  line: LineChannels,
  picks: readonly ChannelPick[],
  onShare: OnShare = ignoreShare,
): Promise<Outputs> {
  return outputsOfExamples(net, line, line.examplesOf(picks), onShare);
}

/** The same with examples, of this line or of others with the same working samples. */
export async function outputsOfExamples(
  net: DenseNet,
  line: LineChannels,
  examples: readonly PickExample[],
  onShare: OnShare = ignoreShare,
): Promise<Outputs> {
  const onTile = ({ done, total }: TileDone) => onShare(done / total);
  const { room, working } = line;
  return logitsBothWays(net, await line.mapsShown(examples), working, { onTile, room });
}

/** Passes of the net that outputs before anybody has picked take on nearly all lines. */
export const LOOKS_ALONE = 2;

/**
 * Outputs of a net before anybody has picked: without picks, then shown the windows of which it was surest; the mean of
 * both, the second counting twice. Its own windows say what the events of this line are like, as picks would, and
 * where it sees diffractions, what slopes these have: the line's channels know that from each look on. Where its windows
 * have misled it (`contestedPicks`), a look at other ones takes the place of the second.
 */
export async function outputsAlone(
  net: DenseNet,
  line: LineChannels,
  onShare: OnShare = ignoreShare,
): Promise<Outputs> {
  const { room, working } = line;
  const look = async (picks: readonly ChannelPick[], number: number): Promise<Outputs> => {
    const maps = await line.mapsShown(line.examplesOf(picks), { isOnce: true });
    const onTile = ({ done, total }: TileDone) => onShare(Math.min(1, (number + done / total) / LOOKS_ALONE));
    return logitsBothWays(net, maps, working, { onTile, room });
  };
  const alone = await look([], 0);
  const probabilities = softmaxMaps(alone);
  line.learnTrend(probabilities[0]);
  const own = ownPicks(probabilities, line.steepShares, working);
  const second = await look(own, 1);
  const contested = contestedPicks(own, probabilities, softmaxMaps(second), working);
  const shown = contested ? await look(contested, 2) : second;
  const mean = meanOutputs([alone, shown, shown]);
  line.learnTrend(softmaxMaps(mean)[0]);
  return mean;
}
