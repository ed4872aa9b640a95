import { BLOCK_TRACES } from '#seismic/channels/kernels/laneBlocks';
import type { Extent2d } from '#seismic/signal/smooth';

/** Neighbouring traces of a section, in whole blocks of the kernels: the first one, and the one behind the last. */
export interface TraceRange {
  readonly first: number;
  readonly end: number;
}

/** All traces of a section. */
export function allTraces({ traceCount }: Extent2d): TraceRange {
  return { first: 0, end: traceCount };
}

/** The traces of a section from one to the one before another, and those that make blocks whole. */
export function traceRange({ traceCount }: Extent2d, first: number, end: number): TraceRange {
  return {
    first: BLOCK_TRACES * Math.floor(Math.max(0, first) / BLOCK_TRACES),
    end: Math.min(traceCount, BLOCK_TRACES * Math.ceil(end / BLOCK_TRACES)),
  };
}

/** The values of some traces of a map [trace][sample], in its memory. */
export function ofTraces(
  map: Float32Array,
  { sampleCount }: Extent2d,
  { first, end }: TraceRange,
): Float32Array {
  return map.subarray(first * sampleCount, end * sampleCount);
}
