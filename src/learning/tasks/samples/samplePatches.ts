import {
  type ChannelSection,
  cutPatch,
  mirrorPatch,
  type PatchCentre,
  patchExtent,
} from '#learning/input/patches';
import type { ModelSpec } from '#learning/model/modelSpec';
import type { WindowSize } from '#seismic/correlation/window';
import type { WindowExtent } from '#seismic/picks/pick';

/** Cuts patches of a section for the net. */
export class SamplePatches {
  readonly size: WindowSize;
  /** Values of one example, [trace][sample][channel]. */
  readonly exampleLength: number;
  readonly #section: ChannelSection;

  constructor(section: ChannelSection, { inputShape }: ModelSpec) {
    this.#section = section;
    this.size = { traces: inputShape[0], samples: inputShape[1] };
    this.exampleLength = this.size.traces * this.size.samples * section.channels.length;
  }

  /** Position of the patch around a sample, moved inside at the edges of the section. */
  extentOf(centre: PatchCentre): WindowExtent {
    return patchExtent(centre, this.size, this.#section.axes);
  }

  /** Writes the patch around a sample. @returns false where it has no signal */
  write(centre: PatchCentre, out: Float32Array, example: number, isMirrored = false): boolean {
    const cut = cutPatch(this.#section, centre, this.size);
    const patch = isMirrored ? mirrorPatch(cut, this.size) : cut;
    const channelCount = this.#section.channels.length;
    const length = patch.length / channelCount;
    const first = example * this.exampleLength;
    for (let channel = 0; channel < channelCount; channel++)
      for (let i = 0; i < length; i++) out[first + i * channelCount + channel] = patch[channel * length + i];
    return patch.some((value) => value !== 0);
  }
}
