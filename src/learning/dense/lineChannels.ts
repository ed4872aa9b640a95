import { netMaps } from '#learning/dense/netChannels';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { type ChannelPick, PickChannels } from '#seismic/channels/pickChannels';
import { type PickExample, pickExampleOf } from '#seismic/channels/pickExample';
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

  /**
   * The net's maps with these picks; without any where there are none. Each new pick costs its own templates, as
   * long as `ofPicks` is asked for much the same picks.
   */
  maps(picks: readonly ChannelPick[], ofPicks = this.#ofPicks): Float32Array[] {
    return netMaps(this.free.maps, picks.length === 0 ? null : ofPicks.maps(picks));
  }

  /**
   * The same with examples, of this line or of others with the same working samples.
   * @param kept examples whose templates are kept for the next call, besides those that are given
   */
  mapsShown(examples: readonly PickExample[], kept: readonly PickExample[] = []): Float32Array[] {
    return netMaps(this.free.maps, examples.length === 0 ? null : this.#ofPicks.mapsShown(examples, kept));
  }

  /** What this line shows around its picks. */
  examplesOf(picks: readonly ChannelPick[]): PickExample[] {
    return picks.map((pick) => pickExampleOf(this.free, pick));
  }
}
