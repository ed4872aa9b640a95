import type { CurvatureScan } from '#seismic/channels/curvature/curvatureScan';
import type { Extent2d } from '#seismic/signal/smooth';

/** An apex is the largest value within this many traces and samples on each side, and above the least. */
const PEAK = { traces: 2, samples: 3, least: 0.05 };
/** Traces on each side over which an apex is spread, and samples around the hyperbola. */
const REACH = { traces: 60, samples: 3 };

function isPeak(values: Float32Array, extent: Extent2d, trace: number, sample: number): boolean {
  const { traceCount, sampleCount } = extent;
  const at = trace * sampleCount + sample;
  const value = values[at];
  if (!(value > PEAK.least)) return false;
  // Most places are below one of these two.
  if (sample > 0 && values[at - 1] > value) return false;
  if (sample + 1 < sampleCount && values[at + 1] > value) return false;
  const lastTrace = Math.min(traceCount - 1, trace + PEAK.traces);
  const lastSample = Math.min(sampleCount - 1, sample + PEAK.samples);
  for (let x = Math.max(0, trace - PEAK.traces); x <= lastTrace; x++)
    for (let t = Math.max(0, sample - PEAK.samples); t <= lastSample; t++)
      if (values[x * sampleCount + t] > value) return false;
  return true;
}

/** Nearest integer, the even one of two that are equally near. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest > 0.5 ? floor + 1 : floor;
  return floor % 2 === 0 ? floor : floor + 1;
}

interface Apex {
  readonly trace: number;
  /** Sample counted from time zero. */
  readonly sample: number;
  readonly weight: number;
  readonly curvature: number;
}

/** Raises the values along an apex's hyperbola to its weight, less towards both ends and off the curve. */
function spreadApex(out: Float32Array, extent: Extent2d, apex: Apex, firstSample: number): void {
  const { traceCount, sampleCount } = extent;
  for (let h = -REACH.traces; h <= REACH.traces; h++) {
    const trace = apex.trace + h;
    if (trace < 0 || trace >= traceCount) continue;
    const exact = Math.sqrt(apex.sample * apex.sample + apex.curvature * h * h) - firstSample;
    const middle = roundHalfEven(exact);
    const share = h / REACH.traces;
    const weight = apex.weight * (1 - 0.5 * (share * share));
    for (let d = -REACH.samples; d <= REACH.samples; d++) {
      const sample = middle + d;
      if (sample < 0 || sample >= sampleCount) continue;
      const at = trace * sampleCount + sample;
      out[at] = Math.max(out[at], weight * (1 - 0.08 * d * d));
    }
  }
}

/**
 * The maxima of a curvature scan laid out along their hyperbolas over ±60 traces, [trace][sample], so that a flank
 * knows of its apex. `firstSample` is the section's first sample counted from time zero.
 */
export function hyperbolaSpread(
  { semblance, curvature }: CurvatureScan,
  extent: Extent2d,
  firstSample: number,
): Float32Array {
  const out = new Float32Array(semblance.length);
  for (let trace = 0; trace < extent.traceCount; trace++)
    for (let sample = 0; sample < extent.sampleCount; sample++) {
      if (!isPeak(semblance, extent, trace, sample)) continue;
      const at = trace * extent.sampleCount + sample;
      const apex = { trace, sample: sample + firstSample, weight: semblance[at], curvature: curvature[at] };
      spreadApex(out, extent, apex, firstSample);
    }
  return out;
}
