import type { MapSize } from '#learning/dense/channelImage';
import { type DenseNet, denseLogits, type TileDone } from '#learning/dense/denseLogits';
import { SIGNED } from '#learning/dense/netChannels';

/** A map [trace][sample] with its traces in reverse order, times a sign. */
function mirrored(map: Float32Array, { traceCount, sampleCount }: MapSize, sign: number): Float32Array {
  const out = new Float32Array(map.length);
  for (let trace = 0; trace < traceCount; trace++) {
    const [from, to] = [trace * sampleCount, (traceCount - 1 - trace) * sampleCount];
    for (let i = 0; i < sampleCount; i++) out[to + i] = sign * map[from + i];
  }
  return out;
}

/**
 * Mean outputs of the net on the maps, and on the maps mirrored and with the other polarity: an event is what it
 * is either way, and the mean of both answers is surer than one. Otherwise as `denseLogits`.
 */
export async function logitsBothWays(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  onTile: (done: TileDone) => void | Promise<void> = () => undefined,
): Promise<Float32Array[]> {
  const straight = await denseLogits(net, maps, size, ({ done, total, tile }) =>
    onTile({ tile, done, total: 2 * total }),
  );
  const turned = maps.map((map, i) => mirrored(map, size, SIGNED[i] ? -1 : 1));
  const back = await denseLogits(net, turned, size, ({ done, total, tile }) =>
    onTile({ tile, done: total + done, total: 2 * total }),
  );
  return straight.map((map, c) => {
    const other = mirrored(back[c], size, 1);
    return map.map((value, i) => (value + other[i]) / 2);
  });
}
