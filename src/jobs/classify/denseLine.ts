import { attributesBeside } from '#jobs/classify/attributeThread';
import { correlateBeside } from '#jobs/classify/correlationThread';
import type { OwnAttributes } from '#jobs/classify/measureAttributes';
import { shareLogits } from '#learning/dense/adaptation/shareLogits';
import { LineChannels } from '#learning/dense/lineChannels';
import { evenNoise } from '#seismic/channels/even/evenNoise';
import { freeChannels } from '#seismic/channels/freeChannels';
import type { ChannelPick } from '#seismic/channels/pickChannels';
import { bandResidualShare } from '#seismic/channels/residualShare';
import { type TextureMaps, textureMaps } from '#seismic/channels/textureMaps';
import {
  atWorkingSamples,
  levelSection,
  nearestSample,
  type WorkingSection,
  workingSection,
} from '#seismic/channels/workingSection';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type PickedWindow } from '#seismic/picks/pick';
import { type Section, type SectionAxes, sampleOfTimeMs, timeMsOfSample } from '#seismic/section/section';
import { slopeRatio } from '#seismic/signal/slopeRatio';
import { takeTurn } from '#system/takeTurn';

/** How a line is prepared. */
export interface PrepareOptions {
  /** Samples in a working sample; by the section's dominant period where it is left out. */
  readonly sampleStep?: number;
  /** Only a head learns from the line: what the answers of the pre-trained net need is not measured beforehand. */
  readonly isForHead?: boolean;
}

/** Lets a thread begin to measure what a section's own samples say at each working sample. */
function ownAttributesOf(section: Section, working: WorkingSection): Promise<OwnAttributes> {
  const { traceCount, sampleCount, sampleStep } = working;
  return attributesBeside({ section, working: { traceCount, sampleCount, sampleStep } });
}

/** A section with its channels, to be classified by a pre-trained net. */
export class DenseLine {
  readonly axes: SectionAxes;
  readonly channels: LineChannels;
  readonly #section: Section;
  #own: Promise<OwnAttributes> | null;
  #bandResidual: Float32Array | null = null;

  private constructor(section: Section, channels: LineChannels, own: Promise<OwnAttributes> | null) {
    const { amplitudes: _, ...axes } = section;
    this.axes = axes;
    this.channels = channels;
    this.#own = own;
    this.#section = section;
  }

  /** Computes the channels that need no picks. @throws JobError 'cancelled' */
  static async prepare(
    original: Section,
    signal: AbortSignal,
    { sampleStep, isForHead = false }: PrepareOptions = {},
  ): Promise<DenseLine> {
    const { section, level } = evenNoise(original);
    const working = workingSection(section, { sampleStep, level });
    const own = isForHead ? null : ownAttributesOf(section, working);
    await takeTurn(signal);
    const free = freeChannels(working);
    await takeTurn(signal);
    return new DenseLine(section, new LineChannels(working, free, correlateBeside(free)), own);
  }

  get working(): WorkingSection {
    return this.channels.working;
  }

  /** 1 at working samples without signal, else 0. */
  silence(): Float32Array {
    const { silent, traceCount, sampleCount } = this.working;
    if (!silent) return new Float32Array(traceCount * sampleCount);
    return atWorkingSamples(silent, this.working, this.axes);
  }

  /** What the section looks like around each sample: features for classes that nobody has trained for. */
  textures(): TextureMaps {
    return textureMaps(this.channels.free, this.#section, this.working);
  }

  /** What the section's own samples say at each working sample. */
  ownAttributes(): Promise<OwnAttributes> {
    this.#own ??= ownAttributesOf(this.#section, this.working);
    return this.#own;
  }

  /**
   * Attributes that have learned nothing, at each working sample, which are read as the net's own answer reads them:
   * the local signal-to-noise ratio, and the residual of the slant stack on the section's own samples.
   */
  async evidenceAttributes(): Promise<readonly [Float32Array, Float32Array]> {
    const { residual } = await this.ownAttributes();
    return [this.channels.signalToNoise, residual];
  }

  /** Those that picks may count as they need: these two, and the residual within the band of the signal. */
  async adaptingAttributes(): Promise<readonly Float32Array[]> {
    const [signalToNoise, residual] = await this.evidenceAttributes();
    this.#bandResidual ??= shareLogits(bandResidualShare(this.channels.free));
    return [signalToNoise, this.#bandResidual, residual];
  }

  /** What slopes say at each working sample: the ratio of what is steep in the f-k plane on the section's own samples. */
  slopeAttribute(): Float32Array {
    const level = levelSection(this.#section);
    const ratio = slopeRatio({ ...this.#section, amplitudes: level.amplitudes });
    return shareLogits(atWorkingSamples(ratio, this.working, this.axes));
  }

  /** P(diffraction) on working samples, out of probabilities at every sample of the section. */
  diffractionOf({ probabilities }: ProbabilityGrid): Float32Array {
    return atWorkingSamples(probabilities, this.working, this.axes, EVENT_CLASSES.length);
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
    return timeMsOfSample(this.axes, nearestSample(this.working, this.axes, workingSample));
  }

  /** Working samples in a duration, one at least. */
  workingSamplesIn(durationMs: number): number {
    const samples = (durationMs * 1000) / this.axes.sampleIntervalUs;
    return Math.max(1, Math.round(samples / this.working.sampleStep));
  }
}
