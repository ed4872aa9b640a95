import { clamp, ENERGY_WIDTHS, log10 } from '#seismic/channels/balance';
import { withCore } from '#seismic/channels/kernels/coreMemory';
import { meanEnergy } from '#seismic/channels/kernels/gaussianMean';
import {
  columnsLength,
  placePlan,
  spectrumLength,
  type TransformExtent,
} from '#seismic/channels/kernels/spectrumPlan';
import { exp } from '#seismic/numerics/mathematics';
import type { Extent2d } from '#seismic/signal/smooth';

/** Zeros that are added before the transform. */
const PADDING = { traces: 128, samples: 50 };
/** Width of the edge of a fan in samples per trace. */
const EDGE = 0.04;

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
      const pass = 1 / (1 + exp(-clamp((slope - limit) / EDGE, -60, 60)));
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
  const size = { traces: rows + PADDING.traces, samples: samples + PADDING.samples };
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
  const share = (passed: Float32Array): Float32Array =>
    meanEnergy(passed, extent, ENERGY_WIDTHS).map((value, i) =>
      clamp(log10((energy[i] > 0 ? value / energy[i] : 0) + 1e-3) + 1.5, -1.5, 1.6),
    );
  const [first, second] = filterFans(amplitudes, extent, limits);
  return [share(first), share(second)];
}
