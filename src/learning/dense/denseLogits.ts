import { addImage, type MapSize, writeImage } from '#learning/dense/channelImage';
import { type DenseNetKind, denseNetSpec, denseNetSteps } from '#learning/dense/denseNet';
import { PanelRoom } from '#learning/dense/panelRoom';
import { planTiles, type Tile } from '#learning/dense/tiles';
import { type ModelSpec, sizeOfShape } from '#learning/model/modelSpec';
import type { NetworkMaker } from '#learning/network/network';

/** A net of this kind with its weights, and the engine that computes it. */
export interface DenseNet {
  readonly kind: DenseNetKind;
  readonly weights: Float32Array[];
  /** Weights of the net that is shown the mirrored maps in its place; itself where left out. */
  readonly mirrored?: Float32Array[];
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

/** A way to show the maps: null as they are, else with traces in reverse order and each map times its sign. */
export type View = readonly number[] | null;

/** What a pass over the tiles may be given. */
export interface PassOptions {
  /** Called after each tile; what it throws ends the work. */
  readonly onTile?: (done: TileDone) => void | Promise<void>;
  /** Most samples times traces of all views that are computed at once. */
  readonly mostValues?: number;
  /** Memory that several passes share. */
  readonly room?: PanelRoom;
}

/**
 * Outputs of the net before the softmax, the mean over one or two ways to show the maps: one map [trace][sample] a
 * class. All views of a tile are one batch, which threads share; its mirrored net answers the second. Large sections are computed tile by tile with the same
 * result.
 * @param maps the net's channels, each [trace][sample]
 */
export async function meanLogits(
  { kind, weights, mirrored, createNetwork }: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  views: readonly View[],
  { onTile = () => undefined, mostValues = MOST_VALUES, room = new PanelRoom() }: PassOptions = {},
): Promise<Float32Array[]> {
  const { spec, tiles } = planPasses(kind, size, mostValues / views.length);
  const network = createNetwork(spec, weights);
  const logits = Array.from(
    { length: kind.classCount },
    () => new Float32Array(size.traceCount * size.sampleCount),
  );
  const partOf = (values: Float32Array, view: number): Float32Array =>
    values.subarray((view * values.length) / views.length, ((view + 1) * values.length) / views.length);
  const secondWeights = views.length === 2 ? mirrored : undefined;
  for (const [i, tile] of tiles.entries()) {
    const images = await room.use(views.length * sizeOfShape(spec.inputShape), (panels) => {
      panels.fill(0);
      views.forEach((view, v) => {
        writeImage(partOf(panels, v), maps, size, tile.part, view ?? undefined);
      });
      return network.logits({ count: views.length, panels, secondWeights });
    });
    views.forEach((view, v) => {
      const how = { share: 1 / views.length, isMirrored: view !== null };
      addImage(logits, size, { ...tile, image: partOf(images, v) }, how);
    });
    await onTile({ tile, done: i + 1, total: tiles.length });
  }
  return logits;
}

/** The outputs for the maps as they are. */
export function denseLogits(
  net: DenseNet,
  maps: readonly Float32Array[],
  size: MapSize,
  options?: PassOptions,
): Promise<Float32Array[]> {
  return meanLogits(net, maps, size, [null], options);
}
