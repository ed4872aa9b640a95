import { setImmediate as nextTurn } from 'node:timers/promises';
import { LineChannels } from '#learning/dense/lineChannels';
import { freeChannels } from '#seismic/channels/freeChannels';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { textureMaps } from '#seismic/channels/textureMaps';
import { type WorkingSection, workingSection } from '#seismic/channels/workingSection';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleOfTimeMs } from '#seismic/section/section';
import { throwIfCancelled } from '#system/failure';

/** A section with its channels, to be classified by a pre-trained net. */
export class DenseLine {
  readonly axes: SectionAxes;
  readonly channels: LineChannels;

  private constructor(axes: SectionAxes, channels: LineChannels) {
    this.axes = axes;
    this.channels = channels;
  }

  /**
   * Computes the channels that need no picks.
   * @param sampleStep samples in a working sample; by the section's dominant period where it is left out
   * @throws JobError 'cancelled'
   */
  static async prepare(
    { amplitudes, ...axes }: Section,
    signal: AbortSignal,
    sampleStep?: number,
  ): Promise<DenseLine> {
    const working = workingSection({ ...axes, amplitudes }, { sampleStep });
    await nextTurn();
    throwIfCancelled(signal);
    const free = freeChannels(working);
    await nextTurn();
    throwIfCancelled(signal);
    return new DenseLine(axes, new LineChannels(working, free));
  }

  get working(): WorkingSection {
    return this.channels.working;
  }

  /** What the section looks like around each sample: features for classes that nobody has trained for. */
  textures(): Float32Array[] {
    return textureMaps(this.channels.free);
  }

  /** P(diffraction) on working samples, out of probabilities at every sample of the section. */
  diffractionOf({ probabilities }: ProbabilityGrid): Float32Array {
    const { traceCount, sampleCount, sampleStep } = this.working;
    const map = new Float32Array(traceCount * sampleCount);
    for (let trace = 0; trace < traceCount; trace++)
      for (let sample = 0; sample < sampleCount; sample++) {
        const at = Math.min(this.axes.sampleCount - 1, Math.round(sample * sampleStep));
        const node = trace * this.axes.sampleCount + at;
        map[trace * sampleCount + sample] = probabilities[node * EVENT_CLASSES.length];
      }
    return map;
  }

  /** Picks of the section as the channels take them. */
  picksOf(picks: readonly PickedWindow[]): ChannelPick[] {
    return picks.map(({ id, class: name, trace, timeMs }) => ({
      ...{ id, class: name, trace },
      sample: this.workingSampleOf(timeMs),
    }));
  }

  /** The working sample at a time of the section. */
  workingSampleOf(timeMs: number): number {
    return Math.round(sampleOfTimeMs(this.axes, timeMs) / this.working.sampleStep);
  }
}
