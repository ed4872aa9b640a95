import { withCore } from '#seismic/channels/kernels/coreMemory';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces on each side of a hyperbola's apex. */
const REACH = 36;
/** Asymptotic slopes in samples per trace: seven from 0.35 to 1.4. */
const SLOPES = Float64Array.from({ length: 7 }, (_, i) => 0.35 + (i * (1.4 - 0.35)) / 6);
/** Squared asymptotic slope κ of t = √(t0² + κ h²), by the time t0 of the apex in working samples from time zero. */
export type CurvatureAt = (time: number) => number;
/** Curvatures that are tried where nothing is known of the section: the same at all times. */
const CURVATURES: readonly CurvatureAt[] = Array.from(SLOPES, (slope) => () => slope * slope);
/** Part of the largest possible energy that is added to the energy. */
const FLOOR = 2e-3 * REACH * REACH;

/** Where the hyperbolas of one section pass, for each curvature and sample. */
export interface HyperbolaTable {
  readonly curvatureCount: number;
  /** κ, [curvature][sample]. */
  readonly curvatures: Float32Array;
  /** Sample before the hyperbola at distance 1 … REACH, [curvature][sample][distance]. */
  readonly rows: Int32Array;
  /** Share of the sample after it. */
  readonly shares: Float32Array;
  /** Distances at which it is inside the section, [curvature][sample]. */
  readonly reaches: Int32Array;
}

/** `firstSample` is the section's first sample counted from time zero; all in working samples. */
export function hyperbolaTable(
  sampleCount: number,
  firstSample: number,
  tried: readonly CurvatureAt[] = CURVATURES,
): HyperbolaTable {
  const entries = tried.length * sampleCount;
  const curvatures = new Float32Array(entries);
  const rows = new Int32Array(entries * REACH);
  const shares = new Float32Array(entries * REACH);
  const reaches = new Int32Array(entries);
  for (let entry = 0; entry < entries; entry++) {
    const apex = (entry % sampleCount) + firstSample;
    const curvature = tried[Math.floor(entry / sampleCount)](apex);
    curvatures[entry] = curvature;
    for (let h = 1; h <= REACH; h++) {
      const sample = Math.sqrt(apex * apex + curvature * h * h) - firstSample;
      const row = Math.trunc(sample);
      if (row >= sampleCount - 1) break;
      rows[entry * REACH + h - 1] = row;
      shares[entry * REACH + h - 1] = sample - row;
      reaches[entry] = h;
    }
  }
  return { curvatureCount: tried.length, curvatures, rows, shares, reaches };
}

/** Best split semblance at each sample, [trace][sample], and the curvature κ of it (0 where there is none). */
export interface CurvatureScan {
  readonly semblance: Float32Array;
  readonly curvature: Float32Array;
}

/** The grid of the kernel: [sample][trace], each row with zeros on both sides. */
interface PaddedGrid {
  readonly stride: number;
  readonly margin: number;
  readonly values: Float32Array;
}

function roundUpToFour(count: number): number {
  return Math.ceil(count / 4) * 4;
}

function paddedGrid(amplitudes: Float32Array, { traceCount, sampleCount }: Extent2d): PaddedGrid {
  const margin = roundUpToFour(REACH);
  const stride = 2 * margin + roundUpToFour(traceCount);
  const values = new Float32Array(stride * sampleCount);
  for (let trace = 0; trace < traceCount; trace++)
    for (let sample = 0; sample < sampleCount; sample++)
      values[sample * stride + margin + trace] = amplitudes[trace * sampleCount + sample];
  return { stride, margin, values };
}

/** [sample][trace, `stride` apart] to [trace][sample]. */
function traceMajor(values: Float32Array, { traceCount, sampleCount }: Extent2d): Float32Array {
  const stride = roundUpToFour(traceCount);
  const out = new Float32Array(traceCount * sampleCount);
  for (let trace = 0; trace < traceCount; trace++)
    for (let sample = 0; sample < sampleCount; sample++)
      out[trace * sampleCount + sample] = values[sample * stride + trace];
  return out;
}

/**
 * Split semblance 2 |ΣL · ΣR| / (energy of the traces used) along hyperbolas with their apex at each sample, over
 * ±36 traces and five samples; the best of the table's curvatures. The product of both sides is large for an apex only:
 * a slanting event has one side.
 */
export function curvatureScan(
  amplitudes: Float32Array,
  extent: Extent2d,
  table: HyperbolaTable,
): CurvatureScan {
  const { traceCount: traces, sampleCount: samples } = extent;
  const { stride, margin, values } = paddedGrid(amplitudes, extent);
  const mapLength = roundUpToFour(traces) * samples;
  return withCore((memory) => {
    const best = memory.zeros(mapLength);
    const bestCurvature = memory.zeros(mapLength);
    memory.kernels.curvatureScan({
      grid: memory.put(values),
      traces,
      samples,
      stride,
      margin,
      curvatures: memory.put(table.curvatures),
      curvatureCount: table.curvatureCount,
      rows: memory.put(table.rows),
      shares: memory.put(table.shares),
      reaches: memory.put(table.reaches),
      reach: REACH,
      least: Math.floor(REACH / 2),
      floor: FLOOR,
      product: memory.room(mapLength),
      energy: memory.room(mapLength),
      best,
      bestCurvature,
    });
    return {
      semblance: traceMajor(memory.copy(best, mapLength), extent),
      curvature: traceMajor(memory.copy(bestCurvature, mapLength), extent),
    };
  });
}
