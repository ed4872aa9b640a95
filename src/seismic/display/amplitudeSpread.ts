import { absoluteQuantiles, amplitudeHistogram, clipOfPercentile } from '#seismic/display/amplitudeQuantiles';

const HISTOGRAM_BINS = 64;
/** The histogram reaches to this percentile of |amplitude|. */
export const HISTOGRAM_PERCENTILE = 99.5;

/** The distribution of amplitudes, after gain where there is one. Clips are taken from it. */
export interface AmplitudeSpread {
  /** 1001 quantiles of |amplitude|, zeros left out. */
  readonly quantiles: Float32Array;
  /** Counts in 64 bins between −p99.5 and +p99.5. */
  readonly histogram: Uint32Array;
}

/** The distribution of amplitudes. Values that are not finite are left out. */
export function spreadOf(amplitudes: Float32Array): AmplitudeSpread {
  const quantiles = absoluteQuantiles(amplitudes);
  const limit = clipOfPercentile(quantiles, HISTOGRAM_PERCENTILE);
  return { quantiles, histogram: amplitudeHistogram(amplitudes, limit, HISTOGRAM_BINS) };
}
