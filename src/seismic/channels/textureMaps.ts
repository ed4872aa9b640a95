import type { FreeChannels } from '#seismic/channels/freeChannels';
import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';

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

/** What a section looks like around each sample: maps [trace][sample] of three kinds. */
export interface TextureMaps {
  /** Channels without picks that are no amplitudes. */
  readonly channels: readonly Float32Array[];
  /** Shares of slopes. */
  readonly slopes: readonly Float32Array[];
  /** Local autocorrelation at some lags. */
  readonly correlations: readonly Float32Array[];
}

/** What a section looks like around each sample, for classes that nobody has trained for. */
export function textureMaps(free: FreeChannels): TextureMaps {
  const count = free.traceCount * free.sampleCount;
  const energy = laggedEnergy(free, [0, 0]);
  return {
    channels: free.maps.filter((_, i) => !SIGNED_CHANNELS.includes(free.names[i])),
    slopes: Array.from({ length: free.slopeHistogram.length / count }, (_, slope) =>
      free.slopeHistogram.subarray(slope * count, (slope + 1) * count),
    ),
    correlations: LAGS.map((lag) => laggedEnergy(free, lag).map((value, i) => value / (energy[i] + FLOOR))),
  };
}
