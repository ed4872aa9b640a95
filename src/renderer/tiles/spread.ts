import type { DataPortClient } from '#renderer/tiles/dataPortClient';
import type { AmplitudeSpread, TileSource } from '#renderer/tiles/tileProtocol';
import {
  absoluteQuantiles,
  amplitudeHistogram,
  automaticGain,
  clipOfPercentile,
} from '#seismic/display/gain';

/** Traces looked at, evenly over the line: enough for a percentile, few enough for any line. */
const SAMPLED_TRACES = 48;
export const HISTOGRAM_BINS = 64;
/** The histogram reaches to this percentile of |amplitude|. */
export const HISTOGRAM_PERCENTILE = 99.5;

/** Measures amplitudes, after gain, on whole traces spread over the line. */
export async function measureSpread(
  client: Pick<DataPortClient, 'ask'>,
  { axes }: TileSource,
  gainWindowRows: number,
  signal: AbortSignal,
): Promise<AmplitudeSpread> {
  const count = Math.min(SAMPLED_TRACES, axes.traceCount);
  const all = new Float32Array(count * axes.sampleCount);
  for (let i = 0; i < count; i++) {
    const window = {
      firstTrace: Math.floor(((i + 0.5) * axes.traceCount) / count),
      traceCount: 1,
      traceStep: 1,
      firstSample: 0,
      sampleCount: axes.sampleCount,
      sampleStep: 1,
    };
    const trace = await client.ask('window', window, signal);
    all.set(trace.amplitudes, i * axes.sampleCount);
  }
  const gained = gainWindowRows > 0 ? automaticGain(all, axes.sampleCount, gainWindowRows) : all;
  const quantiles = absoluteQuantiles(gained);
  const limit = clipOfPercentile(quantiles, HISTOGRAM_PERCENTILE);
  return { quantiles, histogram: amplitudeHistogram(gained, limit, HISTOGRAM_BINS) };
}
