import { quietEnergy, signalToNoise } from '#seismic/channels/balance';
import { PICK_CHANNELS, type PickChannelName } from '#seismic/channels/channelNames';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { slopeLikelihoods } from '#seismic/channels/slopeLikelihood';
import { TemplateCorrelator, type TemplatePlace } from '#seismic/channels/templateMaps';
import type { EventClass } from '#seismic/picks/pick';

/** A picked window: its middle in traces and samples of the working section. */
export interface ChannelPick {
  readonly id: string;
  readonly class: EventClass;
  readonly trace: number;
  readonly sample: number;
}

/** What each of the three correlators may keep. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024;
const SMALL = { traces: 16, samples: 8 };
const LARGE = { traces: 32, samples: 16 };

/** Middle value; the mean of both for an even number. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The channels of a section that depend on its picks. */
export class PickChannels {
  private readonly free: FreeChannels;
  private readonly small: TemplateCorrelator;
  private readonly large: TemplateCorrelator;
  private readonly residual: TemplateCorrelator;

  constructor(free: FreeChannels) {
    this.free = free;
    this.small = new TemplateCorrelator(free.amplitudes, free, SMALL, MOST_KEPT_BYTES);
    this.large = new TemplateCorrelator(free.amplitudes, free, LARGE, MOST_KEPT_BYTES);
    this.residual = new TemplateCorrelator(free.residual, free, LARGE, MOST_KEPT_BYTES);
  }

  /**
   * Maps in the order of PICK_CHANNELS, each [trace][sample] of the working section. Only windows that were not
   * among the picks of the last call are correlated. Without picks of a class its correlations are zero.
   */
  maps(picks: readonly ChannelPick[]): Float32Array[] {
    const placed = picks.map((pick) => this.inside(pick));
    const of = (name: EventClass): ChannelPick[] => placed.filter((pick) => pick.class === name);
    const [diffractions, reflections] = [of('diffraction'), of('reflection')];
    const maps: Record<PickChannelName, Float32Array> = {
      lsnr: this.localSignalToNoise(of('noise')),
      ...slopeLikelihoods(this.free, diffractions, reflections),
      ...this.correlations(templatesOf(diffractions), templatesOf(reflections)),
    };
    return PICK_CHANNELS.map((name) => maps[name]);
  }

  /** The pick moved to the nearest sample of the section. */
  private inside(pick: ChannelPick): ChannelPick {
    const trace = Math.min(this.free.traceCount - 1, Math.max(0, Math.round(pick.trace)));
    const sample = Math.min(this.free.sampleCount - 1, Math.max(0, Math.round(pick.sample)));
    return { ...pick, trace, sample };
  }

  private localSignalToNoise(noises: readonly ChannelPick[]): Float32Array {
    const { energy, sampleCount } = this.free;
    const levels = noises.map(({ trace, sample }) => energy[trace * sampleCount + sample]);
    return signalToNoise(energy, levels.length > 0 ? middle(levels) : quietEnergy(energy));
  }

  private correlations(diffractions: readonly TemplatePlace[], reflections: readonly TemplatePlace[]) {
    const keys = new Set([...diffractions, ...reflections].map(({ key }) => key));
    for (const correlator of [this.small, this.large, this.residual]) correlator.keepOnly(keys);
    const [d, r] = [this.small.maps(diffractions), this.small.maps(reflections)];
    const [ld, lr] = [this.large.maps(diffractions), this.large.maps(reflections)];
    const rd = this.residual.maps(diffractions);
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

function templatesOf(picks: readonly ChannelPick[]): TemplatePlace[] {
  return picks.map(({ id, trace, sample }) => ({ key: `${id} ${trace} ${sample}`, trace, sample }));
}
