import { logitsBothWays } from '#learning/dense/bothWays';
import { type DenseNet, PanelRoom, type TileDone } from '#learning/dense/denseLogits';
import type { LineChannels } from '#learning/dense/lineChannels';
import { diffractionWeights, ownPicks } from '#learning/dense/ownPicks';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import type { PickExample } from '#seismic/channels/pickExample';

/** Outputs before the softmax, one map [trace][working sample] a class. */
export type Outputs = readonly Float32Array[];

/** Called with the share that is done, 0 to 1; what it throws ends the work. */
export type OnShare = (share: number) => void | Promise<void>;

const ignoreShare: OnShare = () => undefined;

/** Times that the net is shown windows of its own choice. */
const OWN_ROUNDS = 2;

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
export function outputsOfExamples(
  net: DenseNet,
  line: LineChannels,
  examples: readonly PickExample[],
  onShare: OnShare = ignoreShare,
): Promise<Outputs> {
  const onTile = ({ done, total }: TileDone) => onShare(done / total);
  return logitsBothWays(net, line.mapsShown(examples), line.working, { onTile });
}

/**
 * Outputs of a net before anybody has picked: without picks, then shown the windows of which it was surest, then
 * those of which it was surest by both answers; the mean of all three. Its own windows say what the events of this
 * line are like, as picks would.
 */
export async function outputsAlone(
  net: DenseNet,
  line: LineChannels,
  onShare: OnShare = ignoreShare,
): Promise<Outputs> {
  const ofOwnPicks = line.otherPicks();
  const weights = diffractionWeights(line.steepShares, line.working);
  const room = new PanelRoom();
  const found: Outputs[] = [];
  for (let round = 0; round <= OWN_ROUNDS; round++) {
    const picks = round === 0 ? [] : ownPicks(meanOutputs(found), weights, line.working);
    const maps = line.maps(picks, ofOwnPicks);
    const onTile = ({ done, total }: TileDone) => onShare((round + done / total) / (OWN_ROUNDS + 1));
    found.push(await logitsBothWays(net, maps, line.working, { onTile, room }));
  }
  return meanOutputs(found);
}
