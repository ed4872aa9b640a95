import { sum } from 'd3-array';
import { median } from '#seismic/channels/kernels/quantile';
import { cos, log, sin } from '#seismic/numerics/mathematics';
import { createFft, nextPowerOfTwo } from '#seismic/signal/fft';
import { taperOf } from '#seismic/signal/overlappingWindows';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces that are looked at, evenly spread. */
const MOST_TRACES = 32;
/** A line of the spectrum has so many times the median power around it, and so many times the largest. */
const STANDS_OUT = { ofMedian: 30, ofLargest: 8 };
/** A line is this wide to each side, and compared with what is this far from it, in cycles per trace. */
const WIDTHS = { line: 2.5, around: 15 };
/** What has more than this part of the power is the signal, if it is a wave of one frequency. */
const LARGEST_SHARE = 0.75;

/** Power at 0 … size / 2 cycles per size samples, under a taper, the sum over some traces. */
function totalPower(
  amplitudes: Float32Array,
  { traceCount, sampleCount }: Extent2d,
  size: number,
): Float32Array {
  const fft = createFft(size);
  const count = Math.min(MOST_TRACES, traceCount);
  const power = new Float32Array(size / 2 + 1);
  const taper = taperOf(sampleCount);
  for (let i = 0; i < count; i++) {
    const from = Math.floor(((i + 0.5) * traceCount) / count) * sampleCount;
    const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
    for (let k = 0; k < sampleCount; k++) real[k] = taper[k] * amplitudes[from + k];
    fft.forward(real, imaginary);
    for (let k = 0; k < power.length; k++) power[k] += real[k] * real[k] + imaginary[k] * imaginary[k];
  }
  return power;
}

/** Frequencies in cycles per sample at which the power stands out of that around it. */
function spectralLines(amplitudes: Float32Array, extent: Extent2d): number[] {
  const size = 2 * nextPowerOfTwo(extent.sampleCount);
  const power = totalPower(amplitudes, extent, size);
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
    share += sum(power.subarray(k - line, k + line + 1)) / sum(power);
    const [before, at, after] = [power[k - 1], power[k], power[k + 1]].map((value) => log(value));
    lines.push((k + (before - after) / (2 * (before - 2 * at + after))) / size);
  }
  return share > LARGEST_SHARE ? [] : lines;
}

/** Takes the wave of a frequency that fits a trace best away from it, in place, where the trace is not zero. */
function removeWave(trace: Float32Array, frequency: number): void {
  const waves = Array.from(trace, (value, k) =>
    value === 0 ? [0, 0] : [cos(2 * Math.PI * frequency * k), sin(2 * Math.PI * frequency * k)],
  );
  let [cc, cs, ss, c, s] = [0, 0, 0, 0, 0];
  waves.forEach(([even, odd], k) => {
    cc += even * even;
    cs += even * odd;
    ss += odd * odd;
    c += even * trace[k];
    s += odd * trace[k];
  });
  const determinant = cc * ss - cs * cs;
  if (!(determinant > 0)) return;
  const [a, b] = [(c * ss - s * cs) / determinant, (s * cc - c * cs) / determinant];
  waves.forEach(([even, odd], k) => {
    trace[k] -= a * even + b * odd;
  });
}

/**
 * Removes hum from a section, in place: waves of one frequency through whole traces, as from a power line, where their
 * power stands out of the mean spectrum. A section without it stays as it is.
 */
export function removeHum(amplitudes: Float32Array, extent: Extent2d): void {
  const { traceCount, sampleCount } = extent;
  if (sampleCount < 4 * WIDTHS.around) return;
  for (const frequency of spectralLines(amplitudes, extent))
    for (let trace = 0; trace < traceCount; trace++)
      removeWave(amplitudes.subarray(trace * sampleCount, (trace + 1) * sampleCount), frequency);
}
