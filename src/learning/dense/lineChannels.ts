import { netMaps } from '#learning/dense/netChannels';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels, type ShownOptions } from '#seismic/channels/pickChannels';
import { type PickExample, pickExampleOf } from '#seismic/channels/pickExample';
import { allTraces, ofTraces } from '#seismic/channels/traceRange';
import type { WorkingSection } from '#seismic/channels/workingSection';

/** The channels of a line: those without picks are there, those of picks are computed when asked for. */
export class LineChannels {
  readonly working: WorkingSection;
  readonly free: FreeChannels;
  readonly #ofPicks: PickChannels;

  constructor(working: WorkingSection, free: FreeChannels) {
    this.working = working;
    this.free = free;
    this.#ofPicks = new PickChannels(free);
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
    this.#ofPicks.learnTrend(diffraction);
  }

  /** The net's maps with these picks; without any where there are none. Each new pick costs its own templates. */
  maps(picks: readonly ChannelPick[]): Float32Array[] {
    return this.#mapsBy(this.#ofPicks, picks);
  }

  /** The same with picks that are shown once: nothing of theirs is kept, and what is kept of others stays. */
  mapsOnce(picks: readonly ChannelPick[]): Float32Array[] {
    return this.#mapsBy(this.#ofPicks.forOnce(), picks);
  }

  /**
   * The same with examples, of this line or of others with the same working samples, at all traces or some. Maps may
   * lie in the line's own memory.
   */
  mapsShown(examples: readonly PickExample[], options: ShownOptions = {}): Float32Array[] {
    const { traces = allTraces(this.free) } = options;
    const free = this.free.maps.map((map) => ofTraces(map, this.free, traces));
    return netMaps(free, examples.length === 0 ? null : this.#ofPicks.mapsShown(examples, options));
  }

  #mapsBy(ofPicks: PickChannels, picks: readonly ChannelPick[]): Float32Array[] {
    return netMaps(this.free.maps, picks.length === 0 ? null : ofPicks.maps(picks));
  }

  /** What this line shows around its picks. */
  examplesOf(picks: readonly ChannelPick[]): PickExample[] {
    return picks.map((pick) => pickExampleOf(this.free, pick));
  }
}
