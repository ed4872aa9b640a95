import { slopeRatioBeside } from '#jobs/classify/slopeRatioThread';
import { type Attribute, attributesOf } from '#learning/dense/adaptation/attributes';
import { LineChannels } from '#learning/dense/lineChannels';
import { freeChannels } from '#seismic/channels/freeChannels';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { type TextureMaps, textureMaps } from '#seismic/channels/textureMaps';
import { type WorkingSection, workingSection } from '#seismic/channels/workingSection';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleOfTimeMs, timeMsOfSample } from '#seismic/section/section';
import { takeTurn } from '#system/takeTurn';

/** A section with its channels, to be classified by a pre-trained net. */
export class DenseLine {
  readonly axes: SectionAxes;
  readonly channels: LineChannels;
  readonly #section: Section;
  #slopeRatio: Promise<Float32Array> | null = null;
  #attributes: readonly Attribute[] | null = null;
  #attributeMaps: readonly Float32Array[] | null = null;

  private constructor(section: Section, channels: LineChannels) {
    const { amplitudes: _, ...axes } = section;
    this.axes = axes;
    this.channels = channels;
    this.#section = section;
  }

  /**
   * Computes the channels that need no picks.
   * @param sampleStep samples in a working sample; by the section's dominant period where it is left out
   * @throws JobError 'cancelled'
   */
  static async prepare(section: Section, signal: AbortSignal, sampleStep?: number): Promise<DenseLine> {
    const working = workingSection(section, { sampleStep });
    await takeTurn(signal);
    const free = freeChannels(working);
    await takeTurn(signal);
    return new DenseLine(section, new LineChannels(working, free));
  }

  get working(): WorkingSection {
    return this.channels.working;
  }

  /** What the section looks like around each sample: features for classes that nobody has trained for. */
  textures(): TextureMaps {
    return textureMaps(this.channels.free);
  }

  /** The slope ratio, the slow one of the attributes: a thread begins to measure it, where none has. */
  measureBeside(): Promise<Float32Array> {
    this.#slopeRatio ??= slopeRatioBeside(this.#section);
    return this.#slopeRatio;
  }

  /** Attributes without learning; measured once. */
  async attributes(): Promise<readonly Attribute[]> {
    const ratio = await this.measureBeside();
    this.#attributes ??= attributesOf(this.channels.free, this.#atWorkingSamples(ratio));
    return this.#attributes;
  }

  /** What attributes say at each working sample; computed once. */
  async attributeMaps(): Promise<readonly Float32Array[]> {
    const attributes = await this.attributes();
    this.#attributeMaps ??= attributes.map(({ measure, scale }) => measure.map(scale));
    return this.#attributeMaps;
  }

  /** P(diffraction) on working samples, out of probabilities at every sample of the section. */
  diffractionOf({ probabilities }: ProbabilityGrid): Float32Array {
    return this.#atWorkingSamples(probabilities, EVENT_CLASSES.length);
  }

  /** The sample of the section at a working sample. */
  #nearestSample(workingSample: number): number {
    return Math.min(this.axes.sampleCount - 1, Math.round(workingSample * this.working.sampleStep));
  }

  /** Values at every sample of the section, the first of `length` at each, on the nearest working samples. */
  #atWorkingSamples(values: Float32Array, length = 1): Float32Array {
    const { traceCount, sampleCount } = this.working;
    const map = new Float32Array(traceCount * sampleCount);
    for (let trace = 0; trace < traceCount; trace++)
      for (let sample = 0; sample < sampleCount; sample++) {
        const at = trace * this.axes.sampleCount + this.#nearestSample(sample);
        map[trace * sampleCount + sample] = values[at * length];
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

  /** The time of the sample of the section that is nearest to a working sample. */
  timeMsOfWorkingSample(workingSample: number): number {
    return timeMsOfSample(this.axes, this.#nearestSample(workingSample));
  }

  /** Working samples in a duration, one at least. */
  workingSamplesIn(durationMs: number): number {
    const samples = (durationMs * 1000) / this.axes.sampleIntervalUs;
    return Math.max(1, Math.round(samples / this.working.sampleStep));
  }
}
