import type { FileLayout } from '../layout/layout.js';
import type { ByteRange } from '../source/byteSource.js';
import type { Core } from '../wasm/core.js';
import type { Piece, TraceWindow } from './pieces.js';

/** A piece's place in the core's memory: the ranges to fill, then `decode` gives its samples. */
export interface PlacedPiece {
  readonly ranges: readonly ByteRange[];
  /** Samples as float32, trace-major: a view that is good until the core is used again. */
  decode(): Float32Array;
}

/** Makes room for a piece in the core's memory. Samples of a pair-swapped file must come unswapped. */
export function placePiece(core: Core, layout: FileLayout, piece: Piece): PlacedPiece {
  const { format, sampleByteOrder } = layout;
  const { stride, traceCount, sampleCount } = piece;
  // Samples grow by decoding where they have fewer than 4 bytes: their floats are behind them.
  const aside = format.bytes < 4 ? (piece.byteCount + 15) & ~15 : 0;
  const from = core.reserve(aside + Math.max(piece.byteCount, traceCount * sampleCount * 4));
  const ranges = piece.ranges.map(({ offset, at, byteCount }) => ({
    offset,
    target: core.bytes(from + at, byteCount),
  }));
  const isBig = sampleByteOrder !== 'little';
  const decode = () =>
    core.decode({ format, isBig, from, stride, to: from + aside, traceCount, sampleCount });
  return { ranges, decode };
}

/** Lays a piece's samples down in the array of a window, trace-major. */
export function copyPiece(
  { piece, samples }: { readonly piece: Piece; readonly samples: Float32Array },
  window: TraceWindow,
  target: Float32Array,
): void {
  const column = piece.firstSample - window.firstSample;
  if (piece.sampleCount === window.sampleCount) {
    target.set(samples, (piece.firstTrace - window.firstTrace) * window.sampleCount);
    return;
  }
  for (let trace = 0; trace < piece.traceCount; trace++) {
    const row = piece.firstTrace - window.firstTrace + trace;
    const from = trace * piece.sampleCount;
    target.set(samples.subarray(from, from + piece.sampleCount), row * window.sampleCount + column);
  }
}
