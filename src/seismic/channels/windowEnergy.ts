import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

function reflected(index: number, count: number): number {
  let at = index;
  while (at < 0 || at >= count) at = at < 0 ? -1 - at : 2 * count - 1 - at;
  return at;
}

/** Sums of `size` (even) traces from size / 2 before each on, reflected at the ends; sample by sample. */
function sumTraces(values: Float32Array, { traceCount, sampleCount }: Extent2d, size: number): Float32Array {
  const out = new Float32Array(values.length);
  const sums = new Float64Array(sampleCount);
  const add = (trace: number, sign: number): void => {
    const row = reflected(trace, traceCount) * sampleCount;
    for (let i = 0; i < sampleCount; i++) sums[i] += sign * values[row + i];
  };
  for (let trace = -size / 2; trace < size / 2; trace++) add(trace, 1);
  for (let trace = 0; trace < traceCount; trace++) {
    out.set(sums, trace * sampleCount);
    add(trace + size / 2, 1);
    add(trace - size / 2, -1);
  }
  return out;
}

/** The same along the samples of each trace. */
function sumSamples(values: Float32Array, { sampleCount }: Extent2d, size: number): Float32Array {
  const out = new Float32Array(values.length);
  const half = size / 2;
  const line = new Float64Array(sampleCount + size);
  const places = Int32Array.from(line, (_, i) => reflected(i - half, sampleCount));
  for (let row = 0; row < values.length; row += sampleCount) {
    for (let i = 0; i < line.length; i++) line[i] = values[row + places[i]];
    let sum = 0;
    for (let i = 0; i < size; i++) sum += line[i];
    for (let i = 0; i < sampleCount; i++) {
      out[row + i] = sum;
      sum += line[i + size] - line[i];
    }
  }
  return out;
}

/** Σ² in windows of traces × samples (both even) around each sample, [trace][sample]. */
function windowEnergies(
  values: Float32Array,
  extent: Extent2d,
  traces: number,
  samples: number,
): Float32Array {
  const squares = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = values[i] * values[i];
  const energy = sumSamples(sumTraces(squares, extent, traces), extent, samples);
  for (let i = 0; i < energy.length; i++) energy[i] = Math.max(0, energy[i]);
  return energy;
}

/**
 * 1 / √(Σ² in a window of traces × samples around each sample + 0.02 of the median of Σ²), [trace][sample]: what
 * normalises a correlation with a template of unit energy.
 */
export function inverseWindowNorm(
  values: Float32Array,
  extent: Extent2d,
  traces: number,
  samples: number,
): Float32Array {
  const energy = windowEnergies(values, extent, traces, samples);
  const floor = 0.02 * median(energy) + 1e-12;
  for (let i = 0; i < energy.length; i++) energy[i] = 1 / Math.sqrt(energy[i] + floor);
  return energy;
}
