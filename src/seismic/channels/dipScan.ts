import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';
import { gaussianHalf } from '#seismic/channels/kernels/gaussianMean';
import { median } from '#seismic/channels/kernels/quantile';
import type { Extent2d } from '#seismic/signal/smooth';

/** Standard deviation in samples of the smoothing of energies along samples. */
const SMOOTHING = 2;

export interface DipScanOptions {
  /** Slopes in samples per trace. */
  readonly slopes: Float32Array;
  /** Traces on each side, every `step`-th one. */
  readonly reach: number;
  readonly step: number;
}

/** `count` slopes from −`steepest` to `steepest` samples per trace. */
export function evenSlopes(steepest: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => -steepest + (2 * steepest * i) / (count - 1));
}

export interface DipScan {
  /** Semblance of every slope, [slope][trace][sample]. */
  readonly semblances: Float32Array;
  /** Largest semblance at each sample, [trace][sample]. */
  readonly best: Float32Array;
  /** The slope's number of it, the first where there are several. */
  readonly bestSlope: Int32Array;
}

function stack(memory: CoreMemory, amplitudes: Float32Array, extent: Extent2d, options: DipScanOptions) {
  const { traceCount: traces, sampleCount: samples } = extent;
  const { slopes, reach, step } = options;
  const weights = gaussianHalf(SMOOTHING);
  const radius = weights.length - 1;
  const room = (): number => memory.room(slopes.length * amplitudes.length + 16);
  const addresses = { stacked: room(), energy: room() };
  memory.kernels.dipScan({
    source: memory.put(amplitudes),
    traces,
    samples,
    slopes: memory.put(slopes),
    slopeCount: slopes.length,
    reach,
    step,
    weights: memory.put(weights),
    radius,
    scratch: memory.room(2 * (samples + 2 * radius + 16)),
    ...addresses,
  });
  return addresses;
}

/**
 * Semblance along straight lines through each sample: energy of the stack of 2 `reach` + 1 traces over their
 * energy (with a floor of 10⁻³ of its median), both smoothed along samples.
 */
export function dipScan(amplitudes: Float32Array, extent: Extent2d, options: DipScanOptions): DipScan {
  return withCore((memory) => {
    const slopeCount = options.slopes.length;
    const count = amplitudes.length;
    const traceCount = 2 * options.reach + 1;
    const { stacked, energy } = stack(memory, amplitudes, extent, options);
    const energies = new Float32Array(memory.buffer(), energy, slopeCount * count);
    const floor = 1e-3 * traceCount * median(energies) + 1e-30;
    const best = memory.room(count);
    const bestSlope = memory.room(count);
    memory.kernels.bestSemblance({ stacked, energy, count, slopeCount, traceCount, floor, best, bestSlope });
    return {
      semblances: memory.copy(stacked, slopeCount * count),
      best: memory.copy(best, count),
      bestSlope: new Int32Array(memory.buffer(), bestSlope, count).slice(),
    };
  });
}

/**
 * Histogram of slopes at each sample, [slope][trace][sample]: squared semblances over their sum.
 */
export function slopeHistogram({ semblances, best }: DipScan): Float32Array {
  const count = best.length;
  const sums = new Float32Array(count);
  for (let i = 0; i < semblances.length; i += count)
    for (let k = 0; k < count; k++) sums[k] += semblances[i + k] * semblances[i + k];
  const histogram = new Float32Array(semblances.length);
  for (let i = 0; i < semblances.length; i += count)
    for (let k = 0; k < count; k++)
      histogram[i + k] = (semblances[i + k] * semblances[i + k]) / (sums[k] + 1e-6);
  return histogram;
}
