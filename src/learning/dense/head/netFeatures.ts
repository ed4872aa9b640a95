import { addImage, imageOf, type MapPart, type MapSize } from '#learning/dense/channelImage';
import { type DenseNet, planPasses, type TileDone } from '#learning/dense/denseLogits';
import { FOLDED_TRACES } from '#learning/dense/denseNet';
import { type ModelSpec, parameterShapes } from '#learning/model/modelSpec';

/** Layers behind the features: the 1 x 1 convolution to the classes, and the way back to single traces. */
const LAYERS_BEHIND = 2;

/** The net without its last layers. */
function trunkOf(spec: ModelSpec): ModelSpec {
  return { ...spec, layers: spec.layers.slice(0, -LAYERS_BEHIND) };
}

/** A part of a map in pairs of traces. */
function inPairs({ firstTrace, traceCount, ...samples }: MapPart): MapPart {
  return {
    ...samples,
    firstTrace: firstTrace / FOLDED_TRACES,
    traceCount: Math.ceil(traceCount / FOLDED_TRACES),
  };
}

/** A map of pairs of traces as a map of traces. */
function onTraces(pairs: Float32Array, { traceCount, sampleCount }: MapSize): Float32Array {
  const map = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const from = Math.floor(trace / FOLDED_TRACES) * sampleCount;
    map.set(pairs.subarray(from, from + sampleCount), trace * sampleCount);
  }
  return map;
}

/**
 * Activations of the net before its last convolution, one map [trace][sample] a filter of the finest level: what a
 * frozen net has to say about a place. The two traces of a pair have the same.
 * @param maps the net's channels, each [trace][sample]
 * @param onTile called after each tile; what it throws ends the work
 */
export async function netFeatures(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  onTile: (done: TileDone) => void | Promise<void> = () => undefined,
): Promise<Float32Array[]> {
  const { spec, tiles } = planPasses(net.kind, size);
  const trunk = trunkOf(spec);
  const network = net.createNetwork(trunk, net.weights.slice(0, parameterShapes(trunk).length));
  const pairs = { traceCount: Math.ceil(size.traceCount / FOLDED_TRACES), sampleCount: size.sampleCount };
  const features = Array.from(
    { length: net.kind.filters[0] },
    () => new Float32Array(pairs.traceCount * pairs.sampleCount),
  );
  for (const [i, tile] of tiles.entries()) {
    const image = await network.logits({ count: 1, panels: imageOf(maps, size, tile.part) });
    addImage(features, pairs, { image, part: inPairs(tile.part), inner: inPairs(tile.inner) });
    await onTile({ tile, done: i + 1, total: tiles.length });
  }
  return features.map((map) => onTraces(map, size));
}
