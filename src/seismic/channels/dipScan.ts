import { type CoreMemory, withCore } from '#seismic/channels/kernels/coreMemory';
import { gaussianHalf } from '#seismic/channels/kernels/gaussianMean';
import { placedQuantile } from '#seismic/channels/kernels/quantile';
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
  /** Largest semblance at each sample, [trace][sample]. */
  readonly best: Float32Array;
  /** The slope's number of it, the first where there are several. */
  readonly bestSlope: Int32Array;
}

export interface SlopeScan extends DipScan {
  /** Share of every slope at each sample, [slope][trace][sample]: squared semblances over their sum. */
  readonly histogram: Float32Array;
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

interface PlacedScan {
  /** Address of the semblances, [slope][trace][sample]. */
  readonly semblances: number;
  readonly scan: DipScan;
}

function placedScan(
  memory: CoreMemory,
  amplitudes: Float32Array,
  extent: Extent2d,
  options: DipScanOptions,
): PlacedScan {
  const slopeCount = options.slopes.length;
  const count = amplitudes.length;
  const traceCount = 2 * options.reach + 1;
  const { stacked, energy } = stack(memory, amplitudes, extent, options);
  const middle = placedQuantile({ memory, address: energy, count: slopeCount * count }, 0.5);
  const floor = 1e-3 * traceCount * middle + 1e-30;
  const best = memory.room(count);
  const bestSlope = memory.room(count);
  memory.kernels.bestSemblance({ stacked, energy, count, slopeCount, traceCount, floor, best, bestSlope });
  const scan = {
    best: memory.copy(best, count),
    bestSlope: new Int32Array(memory.buffer(), bestSlope, count).slice(),
  };
  return { semblances: stacked, scan };
}

/**
 * Best semblance along straight lines through each sample: energy of the stack of 2 `reach` + 1 traces over their
 * energy (with a floor of 10⁻³ of its median), both smoothed along samples.
 */
export function dipScan(amplitudes: Float32Array, extent: Extent2d, options: DipScanOptions): DipScan {
  return withCore((memory) => placedScan(memory, amplitudes, extent, options).scan);
}

/** The same with the histogram of slopes at each sample. */
export function slopeScan(amplitudes: Float32Array, extent: Extent2d, options: DipScanOptions): SlopeScan {
  const slopeCount = options.slopes.length;
  const count = amplitudes.length;
  return withCore((memory) => {
    const { semblances, scan } = placedScan(memory, amplitudes, extent, options);
    memory.kernels.slopeShares({ semblances, count, slopeCount, sums: memory.room(count) });
    return { ...scan, histogram: memory.copy(semblances, slopeCount * count) };
  });
}
