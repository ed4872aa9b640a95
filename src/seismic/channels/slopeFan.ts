import { ENERGY_WIDTHS } from '#seismic/channels/balance';
import { withCore } from '#seismic/channels/kernels/coreMemory';
import { placedEnergy } from '#seismic/channels/kernels/gaussianMean';
import {
  columnsLength,
  paddedSize,
  placePlan,
  spectrumLength,
  type TransformExtent,
} from '#seismic/channels/kernels/spectrumPlan';
import { exp } from '#seismic/numerics/mathematics';
import type { Extent2d } from '#seismic/signal/smooth';

/** Zeros that are added before the transform, or a few more. */
const PADDING = { traces: 128, samples: 50 };
/** Width of the edge of a fan in samples per trace. */
const EDGE = 0.04;
/** So many edges above the limit all passes, to the last bit of a float. */
const SATURATED = 20;

/** Cycles per step, positive, of the place `k` of a spectrum. */
function cyclesAt(k: number, size: number): number {
  return Math.min(k, size - k) / size;
}

/**
 * Weights that pass slopes |kx| / |f| above a limit, for half a spectrum [group][kx][lane], with the scale of the
 * inverse transform.
 */
function fanWeights(size: TransformExtent, limit: number): Float32Array {
  const { traces, samples } = size;
  const weights = new Float32Array(spectrumLength(size) / 2);
  const scale = 1 / (traces * samples);
  for (let f = 0; f <= samples / 2; f++)
    for (let k = 0; k < traces; k++) {
      const slope = cyclesAt(k, traces) / (cyclesAt(f, samples) + 1e-6);
      const edges = (slope - limit) / EDGE;
      const pass = edges > SATURATED ? 1 : 1 / (1 + exp(-edges));
      weights[(Math.floor(f / 4) * traces + k) * 4 + (f % 4)] = pass * scale;
    }
  return weights;
}

/** Two slopes in samples per trace whose fans are filtered at once. */
type LimitPair = readonly [number, number];

/** What passes the fans of each pair of limits, one after the other, [trace][sample]. */
function filterFans(
  amplitudes: Float32Array,
  { traceCount: rows, sampleCount: samples }: Extent2d,
  pairs: readonly LimitPair[],
): Float32Array[] {
  const size = {
    traces: paddedSize(rows + PADDING.traces),
    samples: paddedSize(samples + PADDING.samples),
  };
  return withCore((memory) => {
    const plan = placePlan(memory, size);
    const spectrum = memory.room(spectrumLength(size));
    memory.kernels.forwardSpectrum({ plan, grid: memory.put(amplitudes), rows, samples, spectrum });
    const columnsA = memory.room(columnsLength(rows, size.samples));
    const columnsB = memory.room(columnsLength(rows, size.samples));
    const outA = memory.room(amplitudes.length);
    const outB = memory.room(amplitudes.length);
    return pairs.flatMap(([limitA, limitB]) => {
      const weightsA = memory.put(fanWeights(size, limitA));
      const weightsB = memory.put(fanWeights(size, limitB));
      const fans = { weightsA, weightsB, columnsA, columnsB, outA, outB };
      memory.kernels.filterPair({ plan, spectrum, rows, samples, ...fans });
      return [outA, outB].map((address) => memory.copy(address, amplitudes.length));
    });
  });
}

/** Log of the local energy of what passed over that of all. */
function logShare(passed: Float32Array, energy: Float32Array, extent: Extent2d): Float32Array {
  const count = passed.length;
  return withCore((memory) => {
    const target = memory.room(count);
    memory.kernels.logRatios({
      values: placedEnergy(memory, memory.put(passed), extent, ENERGY_WIDTHS),
      levels: memory.put(energy),
      levelStep: 16,
      count,
      offset: 1.5,
      least: -1.5,
      most: 1.6,
      factor: 1,
      target,
    });
    return memory.copy(target, count);
  });
}

/**
 * Log of the share of local energy that is steeper than each slope (samples per trace) of the pairs, between −1.5 and
 * 1.6. `energy` is the local energy of all with its floor.
 */
export function steepShares(
  amplitudes: Float32Array,
  energy: Float32Array,
  extent: Extent2d,
  pairs: readonly LimitPair[],
): Float32Array[] {
  return filterFans(amplitudes, extent, pairs).map((passed) => logShare(passed, energy, extent));
}
