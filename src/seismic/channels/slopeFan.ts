import { ENERGY_WIDTHS } from '#seismic/channels/balance';
import { withCore } from '#seismic/channels/kernels/coreMemory';
import { meanEnergy, placedEnergy } from '#seismic/channels/kernels/gaussianMean';
import { median } from '#seismic/channels/kernels/quantile';
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

/** Slopes that pass: steeper than a limit in samples per trace, on both sides or where times grow to one. */
interface Fan {
  readonly limit: number;
  readonly side: 'both' | 'left' | 'right';
}

/** Whether a place of half a spectrum is of a side: events go down to the right where wavenumbers are negative. */
function isOfSide(side: Fan['side'], k: number, f: number, { traces, samples }: TransformExtent): boolean {
  if (side === 'both') return true;
  // Real values have both sides alike in the spectrum's first and last frequency.
  if (f === 0 || 2 * f === samples || k === 0 || 2 * k === traces) return false;
  return 2 * k > traces === (side === 'right');
}

/** Weights that pass a fan, for half a spectrum [group][kx][lane], with the scale of the inverse transform. */
function fanWeights(size: TransformExtent, { limit, side }: Fan): Float32Array {
  const { traces, samples } = size;
  const weights = new Float32Array(spectrumLength(size) / 2);
  const scale = 1 / (traces * samples);
  for (let f = 0; f <= samples / 2; f++)
    for (let k = 0; k < traces; k++) {
      if (!isOfSide(side, k, f, size)) continue;
      const slope = cyclesAt(k, traces) / (cyclesAt(f, samples) + 1e-6);
      const edges = (slope - limit) / EDGE;
      const pass = edges > SATURATED ? 1 : 1 / (1 + exp(-edges));
      weights[(Math.floor(f / 4) * traces + k) * 4 + (f % 4)] = pass * scale;
    }
  return weights;
}

/** Two fans that are filtered at once. */
type FanPair = readonly [Fan, Fan];

/** What passes the fans of each pair, one after the other, [trace][sample]. */
function filterFans(
  amplitudes: Float32Array,
  { traceCount: rows, sampleCount: samples }: Extent2d,
  pairs: readonly FanPair[],
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
    return pairs.flatMap(([fanA, fanB]) => {
      const weightsA = memory.put(fanWeights(size, fanA));
      const weightsB = memory.put(fanWeights(size, fanB));
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

const steeperThan = (limit: number): Fan => ({ limit, side: 'both' });

/**
 * Log of the share of local energy that is steeper than each slope (samples per trace) of pairs of limits, between −1.5 and
 * 1.6. `energy` is the local energy of all with its floor.
 */
export function steepShares(
  amplitudes: Float32Array,
  energy: Float32Array,
  extent: Extent2d,
  limits: readonly (readonly [number, number])[],
): Float32Array[] {
  const fans = limits.map(([a, b]): FanPair => [steeperThan(a), steeperThan(b)]);
  return filterFans(amplitudes, extent, fans).map((passed) => logShare(passed, energy, extent));
}

/** Neighbourhood of a share of a side, and the part of the median energy that counts for silence. */
const SIDE_WIDTHS = { traces: 3, samples: 4 };
const SILENCE = 0.02;

/**
 * Shares of local energy, 0 to about 1, of what goes up and of what goes down to the right, by more than each limit
 * (samples per trace): right and left of the first limit, of the second, and so on, [trace][sample].
 */
export function sidedShares(
  amplitudes: Float32Array,
  extent: Extent2d,
  limits: readonly number[],
): Float32Array[] {
  const energyOf = (values: Float32Array): Float32Array => meanEnergy(values, extent, SIDE_WIDTHS);
  const energy = energyOf(amplitudes);
  const silence = SILENCE * median(energy) || 1;
  const fans = limits.map(
    (limit): FanPair => [
      { limit, side: 'right' },
      { limit, side: 'left' },
    ],
  );
  return filterFans(amplitudes, extent, fans).map((passed) =>
    energyOf(passed).map((value, i) => value / (energy[i] + silence)),
  );
}
