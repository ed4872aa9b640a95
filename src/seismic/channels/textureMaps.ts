import { bandShares } from '#seismic/channels/bandShares';
import type { FreeChannels } from '#seismic/channels/freeChannels';
import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { sidedShares } from '#seismic/channels/slopeFan';
import type { WorkingSamples } from '#seismic/channels/workingSection';
import type { Section } from '#seismic/section/section';

/** Neighbourhood of a correlation, standard deviations. */
const WIDTHS = { traces: 3, samples: 4 };
/** Added to energies of balanced amplitudes, which are about 1. */
const FLOOR = 1e-3;

/** A lag in traces and working samples. */
type Lag = readonly [number, number];

/** Along samples they tell the spectrum, along traces how far events reach. */
const LAGS: readonly Lag[] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [0, 4],
  [0, 6],
  [0, 8],
  [1, 0],
  [2, 0],
  [4, 0],
];

/** Channels whose sign or place in the wavelet means nothing to a class. */
const SIGNED_CHANNELS: readonly string[] = ['A', 'res10', 'res16'];

/** Mean of the products of amplitudes a lag apart. */
function laggedEnergy(free: FreeChannels, [traces, samples]: Lag): Float32Array {
  const { amplitudes, traceCount, sampleCount } = free;
  const products = new Float32Array(amplitudes.length);
  const shift = traces * sampleCount + samples;
  for (let trace = 0; trace < traceCount - traces; trace++) {
    const end = (trace + 1) * sampleCount - samples;
    for (let i = trace * sampleCount; i < end; i++) products[i] = amplitudes[i] * amplitudes[i + shift];
  }
  return gaussianMean(products, free, WIDTHS);
}

/** Slopes of the histogram that are told: those to one sample per trace, of nine. */
const TOLD_SLOPES = { first: 4, end: 13 };
/** Sides are told apart for what dips by more, working samples per trace. */
const SIDE_LIMITS = [0.05, 0.15, 0.4];

/** What a section looks like around each sample: maps [trace][sample]. */
export interface TextureMaps {
  /** Channels without picks that are no amplitudes. */
  readonly channels: readonly Float32Array[];
  /** Shares of slopes. */
  readonly slopes: readonly Float32Array[];
  /** Local autocorrelation at some lags. */
  readonly correlations: readonly Float32Array[];
  /** Shares of energy that dip to each side. */
  readonly sides: readonly Float32Array[];
  /** Shares of energy in bands of frequency. */
  readonly bands: readonly Float32Array[];
}

/** What a section looks like around each sample, for classes that nobody has trained for. */
export function textureMaps(free: FreeChannels, section: Section, working: WorkingSamples): TextureMaps {
  const count = free.traceCount * free.sampleCount;
  const energy = laggedEnergy(free, [0, 0]);
  return {
    channels: free.maps.filter((_, i) => !SIGNED_CHANNELS.includes(free.names[i])),
    slopes: Array.from({ length: TOLD_SLOPES.end - TOLD_SLOPES.first }, (_, i) => {
      const slope = TOLD_SLOPES.first + i;
      return free.slopeHistogram.subarray(slope * count, (slope + 1) * count);
    }),
    correlations: LAGS.map((lag) => laggedEnergy(free, lag).map((value, i) => value / (energy[i] + FLOOR))),
    sides: sidedShares(free.amplitudes, free, SIDE_LIMITS),
    bands: bandShares(section, working),
  };
}
