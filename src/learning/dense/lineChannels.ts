import { netMaps } from '#learning/dense/netChannels';
import { PanelRoom } from '#learning/dense/panelRoom';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { PickComparisons, pickMaps } from '#seismic/channels/pickChannels';
import {
  type CorrelatedMaps,
  type CorrelationMaps,
  type CorrelationOptions,
  PickCorrelations,
} from '#seismic/channels/pickCorrelations';
import { type ChannelPick, type PickExample, pickExampleOf } from '#seismic/channels/pickExample';
import { allTraces, ofTraces, traceRange } from '#seismic/channels/traceRange';
import type { WorkingSection } from '#seismic/channels/workingSection';

/** Correlates a line with examples: here, or in a thread while this one goes on. */
export type Correlate = (
  examples: readonly PickExample[],
  options: CorrelationOptions,
) => CorrelationMaps | Promise<CorrelationMaps>;

/** Correlates a line in this thread; what does not depend on examples is computed with the first request. */
export function correlateHere(line: CorrelatedMaps): Correlate {
  let correlations: PickCorrelations | null = null;
  return (examples, options) => {
    correlations ??= new PickCorrelations(line);
    return correlations.maps(examples, options);
  };
}

/** The channels of a line: those without picks are there, those of picks are computed when asked for. */
export class LineChannels {
  readonly working: WorkingSection;
  readonly free: FreeChannels;
  /** For passes of the net over the line. */
  readonly room = new PanelRoom();
  readonly #comparisons: PickComparisons;
  readonly #correlate: Correlate;

  constructor(working: WorkingSection, free: FreeChannels, correlate: Correlate = correlateHere(free)) {
    this.working = working;
    this.free = free;
    this.#comparisons = new PickComparisons(free);
    this.#correlate = correlate;
  }

  /** Share of energy that is steeper than 0.3 samples a trace, [trace][sample]; nothing is learned for it. */
  get steepShares(): Float32Array {
    return this.free.maps[this.free.names.indexOf('fk.3')];
  }

  /** Local signal-to-noise ratio, [trace][sample]. */
  get signalToNoise(): Float32Array {
    return this.free.maps[this.free.names.indexOf('lsnr')];
  }

  /**
   * Looks for the trend of slopes among diffractions, for all maps with picks from now on; until then its maps are zero.
   * @param diffraction their probability at each place, [trace][sample]
   */
  learnTrend(diffraction: Float32Array): void {
    this.#comparisons.learnTrend(diffraction);
  }

  /** The net's maps without picks. Maps may lie in the line's own memory. */
  mapsAlone(): Float32Array[] {
    return netMaps(this.free.maps, null);
  }

  /**
   * The net's maps with examples, of this line or of others with the same working samples, at all traces or some; without
   * picks where there are none. Each new example costs its own templates. Maps may lie in the line's own memory.
   */
  async mapsShown(
    examples: readonly PickExample[],
    options: CorrelationOptions = {},
  ): Promise<Float32Array[]> {
    const { traces = allTraces(this.free) } = options;
    const free = this.free.maps.map((map) => ofTraces(map, this.free, traces));
    if (examples.length === 0) return netMaps(free, null);
    const correlating = this.#correlate(examples, options);
    const compared = this.#comparisons.maps(examples, traces);
    return netMaps(free, pickMaps(compared, await correlating));
  }

  /** Correlates examples that will be asked for, and keeps them until then. */
  async correlateAhead(examples: readonly PickExample[]): Promise<void> {
    await this.#correlate(examples, { traces: traceRange(this.free, 0, 1) });
  }

  /** What this line shows around its picks. */
  examplesOf(picks: readonly ChannelPick[]): PickExample[] {
    return picks.map((pick) => pickExampleOf(this.free, pick));
  }
}
