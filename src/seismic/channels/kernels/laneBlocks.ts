import type { Extent2d } from '#seismic/signal/smooth';

/** The kernels' order of a map: blocks of four traces, [block][sample][lane]. */

/** Traces of a block. */
export const BLOCK_TRACES = 4;

/** Values of a map in blocks, rounded up to eight. */
export function blockedLength({ traceCount, sampleCount }: Extent2d): number {
  return Math.ceil((Math.ceil(traceCount / 4) * 4 * sampleCount) / 8) * 8;
}

/** [trace][sample] in blocks; zero beyond the last trace. */
export function toBlocks(values: Float32Array, extent: Extent2d): Float32Array {
  const { traceCount, sampleCount } = extent;
  const out = new Float32Array(blockedLength(extent));
  for (let trace = 0; trace < traceCount; trace++) {
    const block = Math.floor(trace / 4) * 4 * sampleCount + (trace % 4);
    for (let sample = 0; sample < sampleCount; sample++)
      out[block + 4 * sample] = values[trace * sampleCount + sample];
  }
  return out;
}
