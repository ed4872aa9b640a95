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
  /** True where nothing but a constant is left: its panels are all zero. */
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

/** Marks the samples that are there: finite, and not on a trace of zeros. */
function markPresent(window: Float32Array, samples: number): Uint8Array {
  const present = new Uint8Array(window.length);
  for (let first = 0; first < window.length; first += samples) {
    const end = first + samples;
    let isDead = true;
    for (let i = first; i < end; i++) {
      present[i] = Number.isFinite(window[i]) ? 1 : 0;
      if (present[i] === 1 && window[i] !== 0) isDead = false;
    }
    if (isDead) present.fill(0, first, end);
  }
  return present;
}

/**
 * Removes the mean of the samples that are there, sets the absent ones (NaN, infinite, dead trace) to
 * zero, and scales to unit energy. Sums are taken in double precision, in order of the samples.
 */
export function centreWindow(window: Float32Array, samples: number): CentredWindow {
  const present = markPresent(window, samples);
  let count = 0;
  let sum = 0;
  let power = 0;
  for (let i = 0; i < window.length; i++) {
    if (present[i] === 0) continue;
    count++;
    sum += window[i];
    power += window[i] * window[i];
  }
  const mean = count > 0 ? sum / count : 0;
  let energy = 0;
  for (let i = 0; i < window.length; i++) {
    const rest = present[i] === 1 ? window[i] - mean : 0;
    energy += rest * rest;
  }
  const isFlat = !(energy > FLAT_SHARE * power);
  const scale = isFlat ? 0 : 1 / Math.sqrt(energy);
  const values = new Float32Array(window.length);
  for (let i = 0; i < window.length; i++) if (present[i] === 1) values[i] = (window[i] - mean) * scale;
  return { values, energy: isFlat ? 0 : energy, isFlat, missingSampleCount: window.length - count };
}
