import { gaussianMean } from '#seismic/channels/kernels/gaussianMean';
import { median, quantile } from '#seismic/channels/kernels/quantile';
import { someTraces, type Traces, totalPower } from '#seismic/channels/working/someTraces';
import { sin } from '#seismic/numerics/mathematics';
import { nextPowerOfTwo } from '#seismic/signal/fft';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces that are looked at, evenly spread over the section. */
const MOST_TRACES = 64;
/** Widths of the balance of the differences, in samples. */
const BALANCE_SAMPLES = 30;
/** Standard deviation of the smoothing of the spectrum, as a part of the Nyquist frequency. */
const SPECTRUM_SMOOTHING = 0.01;
/** The band of the signal has more than this part of the largest value. */
const BAND_SHARE = 0.25;
/** White noise is taken to be a little above the level that a fifth of the frequencies are below. */
const NOISE_SHARE = 0.2;
const NOISE_FACTOR = 1.25;
/** What repeats after more samples than these is drift. */
const LONGEST_PERIOD = 64;

/** Some traces as differences from sample to sample: these do not see a drifting baseline. */
function sampledDifferences(amplitudes: Float32Array, section: Extent2d): Traces {
  const { values: samples, extent: of } = someTraces(amplitudes, section, MOST_TRACES);
  const extent = { traceCount: of.traceCount, sampleCount: of.sampleCount - 1 };
  const values = new Float32Array(extent.traceCount * extent.sampleCount);
  for (let i = 0; i < extent.traceCount; i++)
    for (let k = 0; k < extent.sampleCount; k++) {
      const from = i * of.sampleCount + k;
      values[i * extent.sampleCount + k] = samples[from + 1] - samples[from];
    }
  return { values, extent };
}

/** Differences over their local RMS along each trace, so that early and loud ones do not decide alone. */
function balancedDifferences(amplitudes: Float32Array, section: Extent2d): Traces {
  const { values, extent } = sampledDifferences(amplitudes, section);
  const squares = values.map((value) => value * value);
  const level = gaussianMean(squares, extent, { traces: 0, samples: BALANCE_SAMPLES }).map(Math.sqrt);
  const floor = 0.2 * median(level.filter((value) => value > 0));
  return { values: values.map((value, i) => (floor > 0 ? value / (level[i] + floor) : 0)), extent };
}

/** Power of the amplitudes from that of their differences, without the level of white noise. */
function signalPower(differencePower: Float32Array): Float32Array {
  const last = differencePower.length - 1;
  const power = differencePower.map((value, k) => {
    const half = 2 * sin((Math.PI * Math.max(k, 1)) / (2 * last));
    return value / (half * half);
  });
  const noise = NOISE_FACTOR * quantile(power, NOISE_SHARE);
  return power.map((value) => Math.max(0, value - noise));
}

/** First and last place around the largest value with more than a part of it. */
function bandAround(values: Float32Array): { first: number; last: number } {
  const top = values.indexOf(values.reduce((most, value) => Math.max(most, value), 0));
  const least = BAND_SHARE * values[top];
  let first = top;
  let last = top;
  while (first > 1 && values[first - 1] > least) first--;
  while (last + 1 < values.length && values[last + 1] > least) last++;
  return { first, last };
}

/**
 * Dominant period in samples: of the mean frequency of the band that holds the signal of the balanced amplitudes,
 * white noise and slow drift apart. Between 2 and the trace's length; null where nothing varies.
 */
export function dominantPeriod(amplitudes: Float32Array, extent: Extent2d): number | null {
  if (extent.sampleCount < 8) return null;
  const differences = balancedDifferences(amplitudes, extent);
  const size = nextPowerOfTwo(Math.max(256, extent.sampleCount));
  const raw = totalPower(differences, size).fill(0, 0, Math.floor(size / LONGEST_PERIOD));
  const line = { traceCount: 1, sampleCount: raw.length };
  const smooth = gaussianMean(raw, line, { traces: 0, samples: SPECTRUM_SMOOTHING * raw.length });
  const power = signalPower(smooth);
  const steep = power.map((value, k) => value * k * k);
  const { first, last } = bandAround(steep);
  let sum = 0;
  let moment = 0;
  for (let k = first; k <= last; k++) {
    sum += power[k];
    moment += k * power[k];
  }
  return sum > 0 && moment > 0 ? Math.max(2, (size * sum) / moment) : null;
}
