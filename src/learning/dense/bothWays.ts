import type { MapSize } from '#learning/dense/channelImage';
import { type DenseNet, meanLogits, type PassOptions } from '#learning/dense/denseLogits';
import { OTHER_POLARITY } from '#learning/dense/netChannels';

/**
 * Mean outputs of the net on the maps, and on the maps mirrored and with the other polarity: an event is what it
 * is either way, and the mean of both answers is surer than one. Otherwise as `denseLogits`.
 */
export function logitsBothWays(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  options?: PassOptions,
): Promise<Float32Array[]> {
  return meanLogits(net, maps, size, [null, OTHER_POLARITY], options);
}
