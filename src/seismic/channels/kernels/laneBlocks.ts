import type { Extent2d } from '#seismic/signal/smooth';

/** The kernels' order of a map: blocks of four traces, [block][sample][lane]. */

/** Values of a map in blocks, rounded up to eight. */
export function blockedLength({ traceCount, sampleCount }: Extent2d): number {
  return Math.ceil((Math.ceil(traceCount / 4) * 4 * sampleCount) / 8) * 8;
}

/** Calls `move` with the place of each sample in [trace][sample] and in blocks. */
function forEachPlace(extent: Extent2d, move: (place: number, blocked: number) => void): void {
  const { traceCount, sampleCount } = extent;
  for (let trace = 0; trace < traceCount; trace++) {
    const block = Math.floor(trace / 4) * 4 * sampleCount + (trace % 4);
    for (let sample = 0; sample < sampleCount; sample++)
      move(trace * sampleCount + sample, block + 4 * sample);
  }
}

/** [trace][sample] in blocks; zero beyond the last trace. */
export function toBlocks(values: Float32Array, extent: Extent2d): Float32Array {
  const out = new Float32Array(blockedLength(extent));
  forEachPlace(extent, (place, blocked) => {
    out[blocked] = values[place];
  });
  return out;
}

/** Blocks as [trace][sample], each value multiplied. */
export function fromBlocks(
  blocks: Uint16Array | Uint32Array,
  extent: Extent2d,
  factor: number,
): Float32Array {
  const out = new Float32Array(extent.traceCount * extent.sampleCount);
  forEachPlace(extent, (place, blocked) => {
    out[place] = blocks[blocked] * factor;
  });
  return out;
}
