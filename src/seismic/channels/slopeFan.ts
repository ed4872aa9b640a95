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

/** What passes the fans of both limits, [trace][sample]. */
function filterFans(
  amplitudes: Float32Array,
  { traceCount: rows, sampleCount: samples }: Extent2d,
  limits: readonly [number, number],
): [Float32Array, Float32Array] {
  const size = {
    traces: paddedSize(rows + PADDING.traces),
    samples: paddedSize(samples + PADDING.samples),
  };
  return withCore((memory) => {
    const plan = placePlan(memory, size);
    const spectrum = memory.room(spectrumLength(size));
    memory.kernels.forwardSpectrum({ plan, grid: memory.put(amplitudes), rows, samples, spectrum });
    const outputs = { outA: memory.room(amplitudes.length), outB: memory.room(amplitudes.length) };
    memory.kernels.filterPair({
      plan,
      spectrum,
      weightsA: memory.put(fanWeights(size, limits[0])),
      weightsB: memory.put(fanWeights(size, limits[1])),
      rows,
      samples,
      columnsA: memory.room(columnsLength(rows, size.samples)),
      columnsB: memory.room(columnsLength(rows, size.samples)),
      ...outputs,
    });
    return [memory.copy(outputs.outA, amplitudes.length), memory.copy(outputs.outB, amplitudes.length)];
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
 * Log of the share of local energy that is steeper than each of two slopes (samples per trace), between −1.5 and
 * 1.6. `energy` is the local energy of all with its floor.
 */
export function steepShares(
  amplitudes: Float32Array,
  energy: Float32Array,
  extent: Extent2d,
  limits: readonly [number, number],
): [Float32Array, Float32Array] {
  const [first, second] = filterFans(amplitudes, extent, limits);
  return [logShare(first, energy, extent), logShare(second, energy, extent)];
}
