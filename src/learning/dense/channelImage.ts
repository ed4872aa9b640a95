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

/** Traces by samples that are written together: what is read and written of them stays in the processor's cache. */
const BLOCK = { traces: 16, samples: 8 };

/** Calls `visit` with the first and the end of each block between two numbers. */
function forEachBlock(
  [first, end]: readonly [number, number],
  length: number,
  visit: (first: number, end: number) => void,
): void {
  for (let from = first; from < end; from += length) visit(from, Math.min(end, from + length));
}

/**
 * Writes a part of maps [trace][sample], one map a channel, as an image [sample][trace][channel]. Places outside the
 * maps are left as they are. Four channels are written together: what takes time is to go through the image.
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
  const rowLength = part.traceCount * channels;
  const signOf = (channel: number): number => signs?.[channel] ?? 1;
  const writeOne = (channel: number, from: number, end: number, to: number): void => {
    const [map, sign] = [maps[channel], signOf(channel)];
    for (let i = from; i < end; i++, to += rowLength) image[to] = sign * map[i];
  };
  const writeFour = (channel: number, from: number, end: number, to: number): void => {
    const [a, b, c, d] = [maps[channel], maps[channel + 1], maps[channel + 2], maps[channel + 3]];
    const [signA, signB] = [signOf(channel), signOf(channel + 1)];
    const [signC, signD] = [signOf(channel + 2), signOf(channel + 3)];
    for (let i = from; i < end; i++, to += rowLength) {
      image[to] = signA * a[i];
      image[to + 1] = signB * b[i];
      image[to + 2] = signC * c[i];
      image[to + 3] = signD * d[i];
    }
  };
  const writeTrace = (trace: number, firstSample: number, endSample: number): void => {
    const from = (signs ? size.traceCount - 1 - trace : trace) * size.sampleCount;
    const to = (firstSample - part.firstSample) * rowLength + (trace - part.firstTrace) * channels;
    let channel = 0;
    for (; channel + 4 <= channels; channel += 4)
      writeFour(channel, from + firstSample, from + endSample, to + channel);
    for (; channel < channels; channel++)
      writeOne(channel, from + firstSample, from + endSample, to + channel);
  };
  const traces = range(part.firstTrace, part.traceCount, size.traceCount);
  const samples = range(part.firstSample, part.sampleCount, size.sampleCount);
  forEachBlock(traces, BLOCK.traces, (firstTrace, endTrace) => {
    forEachBlock(samples, BLOCK.samples, (firstSample, endSample) => {
      for (let trace = firstTrace; trace < endTrace; trace++) writeTrace(trace, firstSample, endSample);
    });
  });
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

/** How an image is added to maps: as it is where left out. */
export interface Adding {
  /** What its values are multiplied by. */
  readonly share: number;
  /** Its traces are in reverse order. */
  readonly isMirrored: boolean;
}

/** Adds the inner part of an image [sample][trace][channel] to maps [trace][sample]. */
export function addImage(
  maps: readonly Float32Array[],
  { traceCount, sampleCount }: MapSize,
  { image, part, inner }: ImagePart,
  { share, isMirrored }: Adding = { share: 1, isMirrored: false },
): void {
  const channels = maps.length;
  const rowLength = part.traceCount * channels;
  const firstRow = (inner.firstSample - part.firstSample) * rowLength;
  for (let trace = inner.firstTrace; trace < inner.firstTrace + inner.traceCount; trace++) {
    const first = (isMirrored ? traceCount - 1 - trace : trace) * sampleCount + inner.firstSample;
    for (let channel = 0; channel < channels; channel++) {
      const map = maps[channel];
      let from = firstRow + (trace - part.firstTrace) * channels + channel;
      for (let i = first; i < first + inner.sampleCount; i++, from += rowLength)
        map[i] += share * image[from];
    }
  }
}
