import type { Extent2d } from '#seismic/signal/smooth';

/** Where a section lies. */
export interface FlankExtent extends Extent2d {
  /** The first sample, counted from time zero in samples. */
  readonly firstSample: number;
}

/** A section [trace][sample] whose hyperbolas are followed. */
export interface FlankSection extends FlankExtent {
  readonly values: Float32Array;
  /** How much each place counts, 0 to 1. */
  readonly weights: Float32Array;
}

/** The top of a hyperbola, and the slope that its flanks come to. */
export interface FollowedHyperbola {
  readonly trace: number;
  /** Samples from time zero, fractional or not. */
  readonly time: number;
  /** Samples per trace. */
  readonly slope: number;
  /** The top itself counts, with the right side. */
  readonly hasTop: boolean;
}

/** Weighted sums along a hyperbola. */
export interface FlankSums {
  /** Of the values to the left and to the right of the top. */
  readonly left: number;
  readonly right: number;
  /** Of the values squared, and of the weights, of both sides. */
  readonly energy: number;
  readonly weights: number;
  /** Places that are inside the section. */
  readonly count: number;
}

/** Traces to each side along which a hyperbola is followed: deep ones are flat near their tops. */
export const FLANK_REACH = 90;

/** Sums along both flanks, nearest traces first; values between samples are interpolated linearly. */
export function flankSums(section: FlankSection, hyperbola: FollowedHyperbola): FlankSums {
  const { trace, time, slope, hasTop } = hyperbola;
  const { values, weights, traceCount, sampleCount, firstSample } = section;
  // One by one: taken from an array they are no plain numbers for the compiler, and the loop takes twice the time.
  let left = 0;
  let right = 0;
  let energy = 0;
  let weightSum = 0;
  let count = 0;
  for (let h = hasTop ? 0 : 1; h <= FLANK_REACH; h++) {
    const across = slope * h;
    const place = Math.sqrt(time * time + across * across) - firstSample;
    const below = Math.floor(place);
    if (below < 0) continue;
    if (below + 1 >= sampleCount) break;
    const share = place - below;
    for (let side = h === 0 ? 1 : -1; side <= 1; side += 2) {
      const other = trace + side * h;
      if (other < 0 || other >= traceCount) continue;
      const at = other * sampleCount + below;
      const value = values[at] * (1 - share) + values[at + 1] * share;
      const weighted = weights[at] * value;
      if (side < 0) left += weighted;
      else right += weighted;
      energy += weighted * value;
      weightSum += weights[at];
      count++;
    }
  }
  return { left, right, energy, weights: weightSum, count };
}
