import type { MapSize } from '#learning/dense/channelImage';
import { type DenseNet, logitsOfViews, type PassOptions } from '#learning/dense/denseLogits';
import { OTHER_POLARITY } from '#learning/dense/netChannels';

/** Means of a map [trace][sample] and of one whose traces are in reverse order, in the order of the first. */
function meanWithMirrored(
  straight: Float32Array,
  mirrored: Float32Array,
  { traceCount, sampleCount }: MapSize,
): Float32Array {
  const mean = new Float32Array(straight.length);
  for (let trace = 0; trace < traceCount; trace++) {
    const [here, there] = [trace * sampleCount, (traceCount - 1 - trace) * sampleCount];
    for (let i = 0; i < sampleCount; i++) mean[here + i] = (straight[here + i] + mirrored[there + i]) / 2;
  }
  return mean;
}

/**
 * Mean outputs of the net on the maps, and on the maps mirrored and with the other polarity: an event is what it
 * is either way, and the mean of both answers is surer than one. Otherwise as `denseLogits`.
 */
export async function logitsBothWays(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  onTile?: PassOptions['onTile'],
): Promise<Float32Array[]> {
  const [straight, turned] = await logitsOfViews(net, maps, size, [null, OTHER_POLARITY], { onTile });
  return straight.map((map, c) => meanWithMirrored(map, turned[c], size));
}
