import { quietEnergy, signalToNoise } from '#seismic/channels/balance';
import { PICK_CHANNELS, type PickChannelName } from '#seismic/channels/channelNames';
import { topSemblance } from '#seismic/channels/curvature/sectionTrend';
import { type TrendMaps, trendMaps } from '#seismic/channels/curvature/trendMaps';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import {
  type ChannelPick,
  LARGE,
  type PickExample,
  pickExampleOf,
  SMALL,
} from '#seismic/channels/pickExample';
import { slopeLikelihoods } from '#seismic/channels/slopeLikelihood';
import {
  CorrelatedSection,
  type Template,
  TemplateCorrelator,
  type TemplateReach,
} from '#seismic/channels/templateMaps';
import { allTraces, ofTraces, type TraceRange } from '#seismic/channels/traceRange';
import type { EventClass } from '#seismic/picks/pick';

export type { ChannelPick } from '#seismic/channels/pickExample';

/** What each of the three correlators may keep. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;

/** Middle value; the mean of both for an even number. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The trend channels of a section of which no diffractions are known: zero. */
function unknownTrend({ amplitudes }: FreeChannels): TrendMaps {
  const zeros = new Float32Array(amplitudes.length);
  return { trendR: zeros, trendA: zeros };
}

/** Best split semblance of the residual among the hyperbolas that tops may have. */
function residualTops(free: FreeChannels): Float32Array {
  return topSemblance(free.residual, free, free.maps[free.names.indexOf('hypR')]);
}

/** What is asked of maps besides the examples. */
export interface ShownOptions {
  /** Examples that are kept for the next call, besides those that are given. */
  readonly kept?: readonly PickExample[];
  /** The traces of the maps; all where left out. */
  readonly traces?: TraceRange;
}

/** The channels of a section that depend on its picks. */
export class PickChannels {
  private readonly free: FreeChannels;
  private readonly small: TemplateCorrelator;
  private readonly large: TemplateCorrelator;
  private readonly residual: TemplateCorrelator;
  private diffraction: Float32Array | null = null;
  /** Null until it is asked for. */
  private trend: TrendMaps | null;
  /** Null until a trend is looked for. */
  private tops: Float32Array | null = null;

  /** @param like channels of the same section: what does not depend on picks is theirs, and nothing is kept */
  constructor(free: FreeChannels, like?: PickChannels) {
    const { amplitudes, residual } = free;
    const sectionOf = (values: Float32Array, reach: TemplateReach) =>
      new CorrelatedSection(values, free, reach);
    const correlator = (section: CorrelatedSection) =>
      new TemplateCorrelator(section, like ? 0 : MOST_KEPT_BYTES);
    this.free = free;
    this.trend = like?.trendNow() ?? null;
    this.small = correlator(like?.small.section ?? sectionOf(amplitudes, SMALL));
    this.large = correlator(like?.large.section ?? sectionOf(amplitudes, LARGE));
    this.residual = correlator(like?.residual.section ?? sectionOf(residual, LARGE));
  }

  /**
   * Looks for the trend of slopes among diffractions; until then the channels of the trend are zero.
   * @param diffraction their probability at each place, [trace][sample]
   */
  learnTrend(diffraction: Float32Array): void {
    this.diffraction = diffraction;
    this.trend = null;
  }

  private trendNow(): TrendMaps {
    this.trend ??= this.diffraction ? this.trendAmong(this.diffraction) : unknownTrend(this.free);
    return this.trend;
  }

  /** The trend channels, where diffractions are so probable at each place. */
  private trendAmong(diffraction: Float32Array): TrendMaps {
    this.tops ??= residualTops(this.free);
    const { free, tops } = this;
    return trendMaps({ ...free, values: free.residual, semblance: tops, weights: diffraction });
  }

  /** Channels of other picks, which are asked for once: nothing of theirs is kept. */
  forOnce(): PickChannels {
    return new PickChannels(this.free, this);
  }

  /** Maps with picks of this section, as `mapsShown`. */
  maps(picks: readonly ChannelPick[]): Float32Array[] {
    return this.mapsShown(picks.map((pick) => pickExampleOf(this.free, pick)));
  }

  /**
   * Maps in the order of PICK_CHANNELS, each [trace][sample] of the working section. Only examples that were not
   * kept by the last call are correlated. Without examples of a class its correlations are zero.
   */
  mapsShown(
    examples: readonly PickExample[],
    { kept = [], traces = allTraces(this.free) }: ShownOptions = {},
  ): Float32Array[] {
    const keys = new Set([...examples, ...kept].map(({ key }) => key));
    for (const correlator of [this.small, this.large, this.residual]) correlator.keepOnly(keys);
    const of = (name: EventClass) => examples.filter((example) => example.class === name);
    const [diffractions, reflections] = [of('diffraction'), of('reflection')];
    const sharesOf = (some: readonly PickExample[]) => some.map(({ slopeShares }) => slopeShares);
    const maps: Record<PickChannelName, Float32Array> = {
      lsnr: ofTraces(this.localSignalToNoise(of('noise')), this.free, traces),
      ...slopeLikelihoods(this.free, sharesOf(diffractions), sharesOf(reflections), traces),
      ...this.correlations(diffractions, reflections, traces),
      trendR: ofTraces(this.trendNow().trendR, this.free, traces),
      trendA: ofTraces(this.trendNow().trendA, this.free, traces),
    };
    return PICK_CHANNELS.map((name) => maps[name]);
  }

  private localSignalToNoise(noises: readonly PickExample[]): Float32Array {
    const { energy } = this.free;
    const levels = noises.map((noise) => noise.energy);
    return signalToNoise(energy, levels.length > 0 ? middle(levels) : quietEnergy(energy));
  }

  private correlations(
    diffractions: readonly PickExample[],
    reflections: readonly PickExample[],
    traces: TraceRange,
  ) {
    const [d, r] = [
      this.small.maps(templatesOf(diffractions, 'small'), traces),
      this.small.maps(templatesOf(reflections, 'small'), traces),
    ];
    const [ld, lr] = [
      this.large.maps(templatesOf(diffractions, 'large'), traces),
      this.large.maps(templatesOf(reflections, 'large'), traces),
    ];
    const rd = this.residual.maps(templatesOf(diffractions, 'residual'), traces);
    return {
      Dmax: d.largest,
      Dtop3: d.largestThree,
      Dmean: d.mean,
      Rmax: r.largest,
      Rtop3: r.largestThree,
      Rmean: r.mean,
      LDmax: ld.largest,
      LDtop3: ld.largestThree,
      LDmean: ld.mean,
      LRmax: lr.largest,
      LRtop3: lr.largestThree,
      LRmean: lr.mean,
      rDmax: rd.largest,
      rDtop3: rd.largestThree,
    };
  }
}

function templatesOf(examples: readonly PickExample[], size: 'small' | 'large' | 'residual'): Template[] {
  return examples.map((example) => ({ key: example.key, window: example[size] }));
}
