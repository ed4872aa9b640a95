import { finiteOrZero } from '#seismic/numerics/finite';

/**
 * Automatic gain control for display: each sample over the root mean square of its trace in a window centred
 * on it. The window shrinks at the ends of the trace; where all is zero, the result is zero. Values that are
 * not finite count as 0.
 *
 * @param amplitudes trace-major, `rowCount` samples per trace
 * @param windowRows length of the window in rows
 * @returns a new array in units of the local RMS
 */
export function automaticGain(amplitudes: Float32Array, rowCount: number, windowRows: number): Float32Array {
  const gained = new Float32Array(amplitudes.length);
  const half = Math.max(1, Math.floor(windowRows / 2));
  for (let first = 0; first < amplitudes.length; first += rowCount) {
    gainTrace(amplitudes.subarray(first, first + rowCount), gained.subarray(first, first + rowCount), half);
  }
  return gained;
}

/** Running sums of squares in double precision: exact enough over 10⁵ samples, and O(samples). */
function gainTrace(trace: Float32Array, out: Float32Array, half: number): void {
  const sums = new Float64Array(trace.length + 1);
  for (let row = 0; row < trace.length; row++) {
    const value = finiteOrZero(trace[row]);
    sums[row + 1] = sums[row] + value * value;
  }
  for (let row = 0; row < trace.length; row++) {
    const first = Math.max(0, row - half);
    const end = Math.min(trace.length, row + half + 1);
    const meanSquare = (sums[end] - sums[first]) / (end - first);
    out[row] = meanSquare > sums[trace.length] * 1e-14 ? finiteOrZero(trace[row]) / Math.sqrt(meanSquare) : 0;
  }
}

/** Length of a gain window in rows of `intervalUs`, at least 3; 0 where there is no gain. */
export function gainRows(agcWindowMs: number | null, intervalUs: number): number {
  return agcWindowMs === null ? 0 : Math.max(3, Math.round((agcWindowMs * 1000) / intervalUs));
}
