/** Maps of a section as an image for the net, and back. Maps are trace-major, images sample by sample. */

/** Size of a map: traces by samples. */
export interface MapSize {
  readonly traceCount: number;
  readonly sampleCount: number;
}

/** A part of a map. It may reach beyond the map's edges, where an image holds zeros. */
export interface MapPart {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly firstSample: number;
  readonly sampleCount: number;
}

function range(first: number, count: number, limit: number): readonly [number, number] {
  return [Math.max(0, first), Math.min(limit, first + count)];
}

/**
 * Traces and samples that are copied together, all channels of them: few enough places of the image to stay in the
 * cache until each has all its channels, though rows of an image are often a multiple of a page apart.
 */
const BLOCK = { traces: 4, samples: 8 } as const;

/**
 * Writes a part of maps [trace][sample], one map a channel, as an image [sample][trace][channel]. Places outside the
 * maps are left as they are.
 * @param signs the maps are shown with their traces in reverse order, each times its sign; as they are where left out
 */
export function writeImage(
  image: Float32Array,
  maps: readonly Float32Array[],
  size: MapSize,
  part: MapPart,
  signs?: readonly number[],
): void {
  const channels = maps.length;
  const [firstTrace, endTrace] = range(part.firstTrace, part.traceCount, size.traceCount);
  const [firstSample, endSample] = range(part.firstSample, part.sampleCount, size.sampleCount);
  const rowLength = part.traceCount * channels;
  const corner = -part.firstSample * rowLength - part.firstTrace * channels;
  type Bounds = readonly [first: number, end: number];
  const copyBlock = ([trace, lastTrace]: Bounds, [sample, lastSample]: Bounds): void => {
    for (let channel = 0; channel < channels; channel++) {
      const map = maps[channel];
      const sign = signs ? signs[channel] : 1;
      for (let x = trace; x < lastTrace; x++) {
        const from = (signs ? size.traceCount - 1 - x : x) * size.sampleCount;
        let to = corner + sample * rowLength + x * channels + channel;
        for (let t = sample; t < lastSample; t++, to += rowLength) image[to] = sign * map[from + t];
      }
    }
  };
  for (let trace = firstTrace; trace < endTrace; trace += BLOCK.traces) {
    const traces = [trace, Math.min(endTrace, trace + BLOCK.traces)] as const;
    for (let sample = firstSample; sample < endSample; sample += BLOCK.samples)
      copyBlock(traces, [sample, Math.min(endSample, sample + BLOCK.samples)]);
  }
}

/** The same as a new image, with zeros outside the maps. */
export function imageOf(maps: readonly Float32Array[], size: MapSize, part: MapPart): Float32Array {
  const image = new Float32Array(part.traceCount * part.sampleCount * maps.length);
  writeImage(image, maps, size, part);
  return image;
}

/** An image and the inner part of it that is put into maps. */
export interface ImagePart {
  readonly image: Float32Array;
  /** Where the image lies. */
  readonly part: MapPart;
  /** What of it is taken: within `part`, and within the map. */
  readonly inner: MapPart;
}

/** Puts the inner part of an image [sample][trace][channel] into maps [trace][sample]. */
export function putImage(
  maps: readonly Float32Array[],
  size: MapSize,
  { image, part, inner }: ImagePart,
): void {
  const channels = maps.length;
  const rowLength = part.traceCount * channels;
  for (let trace = inner.firstTrace; trace < inner.firstTrace + inner.traceCount; trace++)
    for (let channel = 0; channel < channels; channel++) {
      const to = trace * size.sampleCount;
      let from =
        (inner.firstSample - part.firstSample) * rowLength + (trace - part.firstTrace) * channels + channel;
      for (let i = 0; i < inner.sampleCount; i++, from += rowLength)
        maps[channel][to + inner.firstSample + i] = image[from];
    }
}
