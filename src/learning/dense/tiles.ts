import type { MapPart, MapSize } from '#learning/dense/channelImage';
import type { DenseNetSize } from '#learning/dense/denseNet';

/** One pass of the net: what it is shown, and what is taken of its answer. */
export interface Tile {
  readonly part: MapPart;
  readonly inner: MapPart;
}

export interface TilePlan {
  /** Size of what is shown; the same for all tiles, so that one net serves them. */
  readonly size: DenseNetSize;
  readonly tiles: readonly Tile[];
}

export interface TileOptions {
  /** Multiples that sizes and places have to be of. */
  readonly steps: DenseNetSize;
  /** What the net has to see around a place for the same answer as on the whole map. */
  readonly halo: DenseNetSize;
  /** Most samples times traces that are shown at once. */
  readonly mostValues: number;
}

/** One axis cut into pieces of one length, each with its halo where the map goes on. */
interface AxisCut {
  readonly shown: number;
  readonly pieces: readonly {
    readonly first: number;
    readonly innerFirst: number;
    readonly innerEnd: number;
  }[];
}

function roundUp(value: number, step: number): number {
  return step * Math.ceil(value / step);
}

/** Pieces begin at multiples of the step, so that pooling falls on the same values as on the whole map. */
function cutAxis(count: number, pieceCount: number, step: number, halo: number): AxisCut {
  if (pieceCount === 1)
    return { shown: roundUp(count, step), pieces: [{ first: 0, innerFirst: 0, innerEnd: count }] };
  const inner = roundUp(count / pieceCount, step);
  const around = roundUp(halo, step);
  const shown = Math.min(inner + 2 * around, roundUp(count, step));
  const last = roundUp(count, step) - shown;
  const pieces = Array.from({ length: Math.ceil(count / inner) }, (_, i) => ({
    first: Math.max(0, Math.min(last, i * inner - around)),
    innerFirst: i * inner,
    innerEnd: Math.min(count, (i + 1) * inner),
  }));
  return { shown, pieces };
}

/**
 * Cuts a map into as few tiles as the limit allows, along samples first and then along traces. Each is shown
 * with a halo, so that the answers equal those on the whole map.
 */
export function planTiles(size: MapSize, { steps, halo, mostValues }: TileOptions): TilePlan {
  const cut = (samplePieces: number, tracePieces: number): readonly [AxisCut, AxisCut] => [
    cutAxis(size.sampleCount, samplePieces, steps.samples, halo.samples),
    cutAxis(size.traceCount, tracePieces, steps.traces, halo.traces),
  ];
  let [samplePieces, tracePieces] = [1, 1];
  let [samples, traces] = cut(1, 1);
  const least = 4 * (2 * halo.samples + steps.samples) * (2 * halo.traces + steps.traces);
  while (samples.shown * traces.shown > Math.max(least, mostValues)) {
    if (samples.shown > traces.shown / 2) samplePieces++;
    else tracePieces++;
    [samples, traces] = cut(samplePieces, tracePieces);
  }
  const tiles = traces.pieces.flatMap((trace) =>
    samples.pieces.map((sample) => ({
      part: {
        firstTrace: trace.first,
        traceCount: traces.shown,
        firstSample: sample.first,
        sampleCount: samples.shown,
      },
      inner: {
        firstTrace: trace.innerFirst,
        traceCount: trace.innerEnd - trace.innerFirst,
        firstSample: sample.innerFirst,
        sampleCount: sample.innerEnd - sample.innerFirst,
      },
    })),
  );
  return { size: { samples: samples.shown, traces: traces.shown }, tiles };
}
