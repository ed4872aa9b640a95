import { sum } from 'd3-array';
import { median } from '#seismic/channels/kernels/quantile';
import { someTraces, totalPower } from '#seismic/channels/working/someTraces';
import { cos, log, sin } from '#seismic/numerics/mathematics';
import { nextPowerOfTwo } from '#seismic/signal/fft';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces that are looked at, evenly spread. */
const MOST_TRACES = 32;
/** A line of the spectrum has so many times the median power around it, and so many times the largest. */
const STANDS_OUT = { ofMedian: 30, ofLargest: 8 };
/** A line is this wide to each side, and compared with what is this far from it, in cycles per trace. */
const WIDTHS = { line: 2.5, around: 15 };
/** What has more than this part of the power is the signal, if it is a wave of one frequency. */
const LARGEST_SHARE = 0.75;

/** Frequencies in cycles per sample at which the power stands out of that around it. */
function spectralLines(amplitudes: Float32Array, extent: Extent2d): number[] {
  const size = 2 * nextPowerOfTwo(extent.sampleCount);
  const power = totalPower(someTraces(amplitudes, extent, MOST_TRACES), size);
  const total = sum(power);
  const [line, around] = [WIDTHS.line, WIDTHS.around].map((cycles) =>
    Math.ceil((cycles * size) / extent.sampleCount),
  );
  const lines: number[] = [];
  let share = 0;
  for (let k = around; k < power.length - around; k++) {
    if (power[k] < power[k - 1] || power[k] <= power[k + 1]) continue;
    const beside = Float32Array.of(
      ...power.subarray(k - around, k - line),
      ...power.subarray(k + line + 1, k + around + 1),
    );
    const largest = beside.reduce((top, value) => Math.max(top, value), 0);
    if (power[k] < STANDS_OUT.ofLargest * largest || power[k] < STANDS_OUT.ofMedian * median(beside))
      continue;
    share += sum(power.subarray(k - line, k + line + 1)) / total;
    const [before, at, after] = [power[k - 1], power[k], power[k + 1]].map((value) => log(value));
    lines.push((k + (before - after) / (2 * (before - 2 * at + after))) / size);
  }
  return share > LARGEST_SHARE ? [] : lines;
}

/** Takes the wave that fits a trace best away from it, in place, where the trace is not zero. */
function removeWave(trace: Float32Array, even: Float64Array, odd: Float64Array): void {
  let cc = 0;
  let cs = 0;
  let ss = 0;
  let c = 0;
  let s = 0;
  for (let k = 0; k < trace.length; k++) {
    if (trace[k] === 0) continue;
    cc += even[k] * even[k];
    cs += even[k] * odd[k];
    ss += odd[k] * odd[k];
    c += even[k] * trace[k];
    s += odd[k] * trace[k];
  }
  const determinant = cc * ss - cs * cs;
  if (!(determinant > 0)) return;
  const evenPart = (c * ss - s * cs) / determinant;
  const oddPart = (s * cc - c * cs) / determinant;
  for (let k = 0; k < trace.length; k++)
    if (trace[k] !== 0) trace[k] -= evenPart * even[k] + oddPart * odd[k];
}

/**
 * Removes hum from a section, in place: waves of one frequency through whole traces, as from a power line, where their
 * power stands out of the mean spectrum. A section without it stays as it is, and so does what is zero.
 */
export function removeHum(amplitudes: Float32Array, extent: Extent2d): void {
  const { traceCount, sampleCount: length } = extent;
  if (length < 4 * WIDTHS.around) return;
  for (const frequency of spectralLines(amplitudes, extent)) {
    const even = Float64Array.from({ length }, (_, k) => cos(2 * Math.PI * frequency * k));
    const odd = Float64Array.from({ length }, (_, k) => sin(2 * Math.PI * frequency * k));
    for (let trace = 0; trace < traceCount; trace++)
      removeWave(amplitudes.subarray(trace * length, (trace + 1) * length), even, odd);
  }
}
