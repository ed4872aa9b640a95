import { imageOf, type MapSize, putImage } from '#learning/dense/channelImage';
import { type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { planTiles, type Tile } from '#learning/dense/tiles';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { NetworkMaker } from '#learning/network/network';

/** A net of this kind with its weights, and the engine that computes it. */
export interface DenseNet {
  readonly kind: DenseNetKind;
  readonly weights: Float32Array[];
  readonly createNetwork: NetworkMaker;
}

/** What a place's answer depends on: 58 samples, and pairs of traces, to each side; rounded up. */
const HALO = { samples: 64, traces: 128 } as const;

/** Memory of a pass grows with its size: about 0.5 KB a sample. */
const MOST_VALUES = 640 * 1024;

/** A tile that is done, of how many. */
export interface TileDone {
  readonly tile: Tile;
  readonly done: number;
  readonly total: number;
}

/** The net for one tile, and the tiles of a section of this size. */
export function planPasses(
  kind: DenseNetKind,
  size: MapSize,
  mostValues = MOST_VALUES,
): { readonly spec: ModelSpec; readonly tiles: readonly Tile[] } {
  const { tiles, size: shown } = planTiles(size, { steps: denseNetSteps(kind), halo: HALO, mostValues });
  return { spec: denseNetSpec(shown, kind), tiles };
}

/**
 * Outputs of the net before the softmax at every sample, one map [trace][sample] a class. Large sections are
 * computed tile by tile with the same result.
 * @param maps the net's channels, each [trace][sample]
 * @param onTile Called after each tile; what it throws ends the work.
 */
export async function denseLogits(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  onTile: (done: TileDone) => void | Promise<void> = () => undefined,
  mostValues = MOST_VALUES,
): Promise<Float32Array[]> {
  const { kind, weights, createNetwork } = net;
  const { spec, tiles } = planPasses(kind, size, mostValues);
  const network = createNetwork(spec, weights);
  const logits = Array.from(
    { length: kind.classCount },
    () => new Float32Array(size.traceCount * size.sampleCount),
  );
  for (const [i, tile] of tiles.entries()) {
    const image = await network.logits({ count: 1, panels: imageOf(maps, size, tile.part) });
    putImage(logits, size, { ...tile, image });
    await onTile({ tile, done: i + 1, total: tiles.length });
  }
  return logits;
}
