import type { WindowSize } from '#seismic/correlation/window';
import type { WindowExtent } from '#seismic/picks/pick';
import type { SectionAxes } from '#seismic/section/section';

/** A section as input of the net: one trace-major field a channel. */
export interface ChannelSection {
  readonly axes: SectionAxes;
  readonly channels: readonly Float32Array[];
}

/** The middle of a window: trace and sample, as whole numbers. */
export interface PatchCentre {
  readonly trace: number;
  readonly sample: number;
}

/**
 * First trace or sample of a window around a centre, moved inside where it would reach beyond the section.
 */
function clampedFirst(centre: number, size: number, count: number): number {
  return Math.max(0, Math.min(count - size, centre - Math.floor(size / 2)));
}

/** The window that `cutPatch` cuts around a centre. */
export function patchExtent(centre: PatchCentre, size: WindowSize, axes: SectionAxes): WindowExtent {
  return {
    firstTrace: clampedFirst(centre.trace, size.traces, axes.traceCount),
    traceCount: size.traces,
    firstSample: clampedFirst(centre.sample, size.samples, axes.sampleCount),
    sampleCount: size.samples,
  };
}

/**
 * Cuts a window [channel][trace][sample] around a centre. At the edges the window is moved inside.
 * @throws RangeError where the section is smaller than the window.
 */
export function cutPatch(section: ChannelSection, centre: PatchCentre, size: WindowSize): Float32Array {
  const { traceCount, sampleCount } = section.axes;
  if (size.traces > traceCount || size.samples > sampleCount)
    throw new RangeError(`A window of ${size.traces} x ${size.samples} is larger than the section`);
  const { firstTrace, firstSample } = patchExtent(centre, size, section.axes);
  const patch = new Float32Array(section.channels.length * size.traces * size.samples);
  section.channels.forEach((field, channel) => {
    for (let trace = 0; trace < size.traces; trace++) {
      const first = (firstTrace + trace) * sampleCount + firstSample;
      patch.set(field.subarray(first, first + size.samples), (channel * size.traces + trace) * size.samples);
    }
  });
  return patch;
}

/** The mirrored window: traces in reverse order. */
export function mirrorPatch(patch: Float32Array, size: WindowSize): Float32Array {
  const mirrored = new Float32Array(patch.length);
  const length = size.traces * size.samples;
  for (let first = 0; first < patch.length; first += size.samples) {
    const channelFirst = Math.floor(first / length) * length;
    const target = 2 * channelFirst + length - size.samples - first;
    mirrored.set(patch.subarray(first, first + size.samples), target);
  }
  return mirrored;
}
