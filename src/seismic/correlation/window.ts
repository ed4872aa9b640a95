import type { WindowExtent } from '#seismic/picks/pick';
import { isInside } from '#seismic/picks/pick';
import type { Section } from '#seismic/section/section';

/** Size of a window in traces and samples. */
export interface WindowSize {
  readonly traces: number;
  readonly samples: number;
}

/** A window made ready to be correlated. */
export interface CentredWindow {
  /** [trace][sample], mean removed, unit energy (Σ² = 1); all zero where the window is flat. */
  readonly values: Float32Array;
  /** Σ (a − mean)² in the section's units. */
  readonly energy: number;
  /** True where only a constant is left: its panels are all zero. */
  readonly isFlat: boolean;
  /** Samples taken as absent: not finite, or on a trace that is zero throughout the window. */
  readonly missingSampleCount: number;
}

/** Below this share of Σa², energy about the mean is rounding of the constant, not signal. */
const FLAT_SHARE = 1e-12;

/**
 * Own copy of the samples of a window, [trace][sample].
 * @throws RangeError where the window reaches outside the section.
 */
export function cutWindow(section: Section, extent: WindowExtent): Float32Array {
  if (!isInside(extent, section)) throw new RangeError('The window reaches outside the section');
  const { firstTrace, traceCount, firstSample, sampleCount } = extent;
  const values = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const first = (firstTrace + trace) * section.sampleCount + firstSample;
    values.set(section.amplitudes.subarray(first, first + sampleCount), trace * sampleCount);
  }
  return values;
}

/** Sums over the samples of a window that are not absent. */
interface WindowSums {
  readonly count: number;
  readonly sum: number;
  readonly power: number;
  /** 1 for each trace with a sample that is finite and not zero. */
  readonly isLive: Uint8Array;
}

function sumWindow(window: Float32Array, samples: number): WindowSums {
  const isLive = new Uint8Array(window.length / samples);
  let count = 0;
  let sum = 0;
  let power = 0;
  for (let trace = 0; trace < isLive.length; trace++) {
    let present = 0;
    let traceSum = 0;
    let tracePower = 0;
    for (let i = trace * samples; i < (trace + 1) * samples; i++) {
      const value = window[i];
      if (value - value !== 0) continue;
      present++;
      traceSum += value;
      tracePower += value * value;
    }
    if (tracePower === 0) continue;
    isLive[trace] = 1;
    count += present;
    sum += traceSum;
    power += tracePower;
  }
  return { count, sum, power, isLive };
}

/**
 * Writes (a − mean) · scale of the samples that are not absent and zero for the others; returns the sum of
 * squares.
 */
function writeCentred(
  window: Float32Array,
  { isLive, mean, scale }: { isLive: Uint8Array; mean: number; scale: number },
  out: Float32Array,
): number {
  const samples = window.length / isLive.length;
  let energy = 0;
  for (let trace = 0; trace < isLive.length; trace++) {
    if (isLive[trace] === 0) continue;
    for (let i = trace * samples; i < (trace + 1) * samples; i++) {
      const value = window[i] - mean;
      if (value - value !== 0) continue;
      energy += value * value;
      out[i] = value * scale;
    }
  }
  return energy;
}

/**
 * Removes the mean of the samples that are not absent, sets the absent ones (NaN, infinite, dead trace) to
 * zero, and scales to unit energy. Sums are taken in double precision, trace by trace.
 */
export function centreWindow(window: Float32Array, samples: number): CentredWindow {
  const { count, sum, power, isLive } = sumWindow(window, samples);
  const mean = count > 0 ? sum / count : 0;
  const values = new Float32Array(window.length);
  const energy = writeCentred(window, { isLive, mean, scale: 0 }, values);
  const isFlat = !(energy > FLAT_SHARE * power);
  if (!isFlat) writeCentred(window, { isLive, mean, scale: 1 / Math.sqrt(energy) }, values);
  return { values, energy: isFlat ? 0 : energy, isFlat, missingSampleCount: window.length - count };
}
