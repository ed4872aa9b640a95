import type { FreeChannels } from '#seismic/channels/freeChannels';
import { type SlopeShares, slopeSharesAround } from '#seismic/channels/slopeLikelihood';
import { cutTemplate, type TemplateReach } from '#seismic/channels/templateMaps';
import type { EventClass } from '#seismic/picks/pick';

/** A picked window: its middle in traces and samples of the working section. */
export interface ChannelPick {
  readonly id: string;
  readonly class: EventClass;
  readonly trace: number;
  readonly sample: number;
}

/** Half the size of the windows of amplitudes that are cut around a pick. */
export const SMALL: TemplateReach = { traces: 16, samples: 8 };
export const LARGE: TemplateReach = { traces: 32, samples: 16 };

/**
 * What a section shows around a pick: all that the channels of picks take from it, so that other sections of the same
 * survey and the same working samples can be compared with it.
 */
export interface PickExample {
  readonly class: EventClass;
  /** The same for the same place of the same section. */
  readonly key: string;
  /** Windows [trace][sample] of balanced amplitudes, and of what does not run along the local slope. */
  readonly small: Float32Array;
  readonly large: Float32Array;
  readonly residual: Float32Array;
  readonly slopeShares: SlopeShares;
  /** Local energy of the amplitudes. */
  readonly energy: number;
}

/** Cuts the example of a pick out of a section; a pick beside it is moved to its nearest sample. */
export function pickExampleOf(free: FreeChannels, pick: ChannelPick): PickExample {
  const trace = Math.min(free.traceCount - 1, Math.max(0, Math.round(pick.trace)));
  const sample = Math.min(free.sampleCount - 1, Math.max(0, Math.round(pick.sample)));
  const place = { trace, sample };
  return {
    class: pick.class,
    key: `${pick.id} ${trace} ${sample}`,
    small: cutTemplate(free.amplitudes, free, SMALL, place),
    large: cutTemplate(free.amplitudes, free, LARGE, place),
    residual: cutTemplate(free.residual, free, LARGE, place),
    slopeShares: slopeSharesAround(free, place),
    energy: free.energy[trace * free.sampleCount + sample],
  };
}
