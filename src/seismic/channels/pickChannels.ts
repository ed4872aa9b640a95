import { quietEnergy, signalToNoise } from '#seismic/channels/balance';
import { type CorrelationName, PICK_CHANNELS, type PickChannelName } from '#seismic/channels/channelNames';
import { topSemblance } from '#seismic/channels/curvature/sectionTrend';
import { type TrendMaps, trendMaps } from '#seismic/channels/curvature/trendMaps';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import {
  type CorrelationMaps,
  type CorrelationOptions,
  PickCorrelations,
} from '#seismic/channels/pickCorrelations';
import { type ChannelPick, type PickExample, pickExampleOf } from '#seismic/channels/pickExample';
import { slopeLikelihoods } from '#seismic/channels/slopeLikelihood';
import { allTraces, ofTraces, type TraceRange } from '#seismic/channels/traceRange';
import type { EventClass } from '#seismic/picks/pick';

export type { ChannelPick } from '#seismic/channels/pickExample';

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

/** The channels of examples that are no correlations, each [trace][sample]. */
export type ComparedMaps = Readonly<Record<Exclude<PickChannelName, CorrelationName>, Float32Array>>;

/** Maps in the order of PICK_CHANNELS. */
export function pickMaps(compared: ComparedMaps, correlations: CorrelationMaps): Float32Array[] {
  const maps = { ...compared, ...correlations };
  return PICK_CHANNELS.map((name) => maps[name]);
}

/** What a section is compared with picks by, beside correlations. */
export class PickComparisons {
  readonly #free: FreeChannels;
  #diffraction: Float32Array | null = null;
  /** Null until it is asked for. */
  #trend: TrendMaps | null;
  /** Null until a trend is looked for. */
  #tops: Float32Array | null = null;

  constructor(free: FreeChannels) {
    this.#free = free;
    this.#trend = unknownTrend(free);
  }

  /**
   * Looks for the trend of slopes among diffractions; until then the channels of the trend are zero.
   * @param diffraction their probability at each place, [trace][sample]
   */
  learnTrend(diffraction: Float32Array): void {
    this.#diffraction = diffraction;
    this.#trend = null;
  }

  #trendNow(): TrendMaps {
    this.#trend ??= this.#diffraction ? this.#trendAmong(this.#diffraction) : unknownTrend(this.#free);
    return this.#trend;
  }

  /** The trend channels, where diffractions are so probable at each place. */
  #trendAmong(diffraction: Float32Array): TrendMaps {
    const free = this.#free;
    this.#tops ??= residualTops(free);
    return trendMaps({ ...free, values: free.residual, semblance: this.#tops, weights: diffraction });
  }

  /** @param traces the traces of the maps */
  maps(examples: readonly PickExample[], traces: TraceRange = allTraces(this.#free)): ComparedMaps {
    const free = this.#free;
    const of = (name: EventClass) => examples.filter((example) => example.class === name);
    const sharesOf = (name: EventClass) => of(name).map(({ slopeShares }) => slopeShares);
    const { trendR, trendA } = this.#trendNow();
    return {
      lsnr: ofTraces(this.#localSignalToNoise(of('noise')), free, traces),
      ...slopeLikelihoods(free, sharesOf('diffraction'), sharesOf('reflection'), traces),
      trendR: ofTraces(trendR, free, traces),
      trendA: ofTraces(trendA, free, traces),
    };
  }

  #localSignalToNoise(noises: readonly PickExample[]): Float32Array {
    const { energy } = this.#free;
    const levels = noises.map((noise) => noise.energy);
    return signalToNoise(energy, levels.length > 0 ? middle(levels) : quietEnergy(energy));
  }
}

/** The channels of a section that depend on its picks. */
export class PickChannels {
  readonly #free: FreeChannels;
  readonly #compared: PickComparisons;
  readonly #correlations: PickCorrelations;

  constructor(free: FreeChannels) {
    this.#free = free;
    this.#compared = new PickComparisons(free);
    this.#correlations = new PickCorrelations(free);
  }

  /** As `PickComparisons` does. */
  learnTrend(diffraction: Float32Array): void {
    this.#compared.learnTrend(diffraction);
  }

  /** Maps [trace][sample] with picks of this section, in the order of PICK_CHANNELS. */
  maps(picks: readonly ChannelPick[]): Float32Array[] {
    return this.mapsShown(picks.map((pick) => pickExampleOf(this.#free, pick)));
  }

  /** The same with examples. */
  mapsShown(examples: readonly PickExample[], options: CorrelationOptions = {}): Float32Array[] {
    const compared = this.#compared.maps(examples, options.traces);
    return pickMaps(compared, this.#correlations.maps(examples, options));
  }
}
