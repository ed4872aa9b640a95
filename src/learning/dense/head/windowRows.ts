import type { MapSize } from '#learning/dense/channelImage';
import { exp } from '#seismic/numerics/mathematics';

/** The middle of a picked window in traces and working samples, with the index of its class. */
export interface LabelledPlace {
  readonly trace: number;
  readonly sample: number;
  readonly label: number;
}

/** Samples of a map that are taken of each window. */
export interface WindowRows {
  /** Place in a map [trace][sample]. */
  readonly indices: Int32Array;
  /** Index of the window. */
  readonly windows: Int32Array;
  /** How much each counts; about `SAMPLES_A_WINDOW` a window. */
  readonly weights: Float64Array;
}

/** Half of what is taken, the steps, and how fast the weights fall from the middle (standard deviations). */
const TRACES = { reach: 8, step: 4, fall: 5 } as const;
const SAMPLES = { reach: 4, step: 2, fall: 3 } as const;
/** Neighbouring samples say much the same: together they count as so many examples. */
const SAMPLES_A_WINDOW = 1;

/** The samples around the middle of each window that lie on the map; those in the middle count most. */
export function windowRows(places: readonly LabelledPlace[], size: MapSize): WindowRows {
  const [indices, windows, weights]: [number[], number[], number[]] = [[], [], []];
  for (const [window, { trace, sample }] of places.entries()) {
    const first = weights.length;
    for (let dx = -TRACES.reach; dx <= TRACES.reach; dx += TRACES.step)
      for (let dt = -SAMPLES.reach; dt <= SAMPLES.reach; dt += SAMPLES.step) {
        const [x, t] = [Math.round(trace) + dx, Math.round(sample) + dt];
        if (x < 0 || x >= size.traceCount || t < 0 || t >= size.sampleCount) continue;
        indices.push(x * size.sampleCount + t);
        windows.push(window);
        weights.push(exp(-0.5 * ((dx / TRACES.fall) ** 2 + (dt / SAMPLES.fall) ** 2)));
      }
    const sum = weights.slice(first).reduce((total, weight) => total + weight, 0);
    for (let i = first; i < weights.length; i++) weights[i] *= SAMPLES_A_WINDOW / sum;
  }
  return {
    indices: Int32Array.from(indices),
    windows: Int32Array.from(windows),
    weights: Float64Array.from(weights),
  };
}
