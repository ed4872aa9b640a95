import { cos } from '#seismic/numerics/mathematics';
import type { Extent2d } from '#seismic/signal/smooth';

/** Traces and samples of a window. */
export interface WindowShape {
  readonly traces: number;
  readonly samples: number;
}

/** First trace and sample of a window; may be outside the section. */
export interface Corner {
  readonly trace: number;
  readonly sample: number;
}

/** Raised cosine that adds up to 1 with its neighbours when windows overlap by half. */
export function taperOf(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * cos((2 * Math.PI * (i + 0.5)) / length));
}

/** Corners of windows that overlap by half and cover the section. */
export function cornersOf({ traceCount, sampleCount }: Extent2d, { traces, samples }: WindowShape): Corner[] {
  const corners: Corner[] = [];
  for (let trace = -traces / 2; trace < traceCount; trace += traces / 2)
    for (let sample = -samples / 2; sample < sampleCount; sample += samples / 2)
      corners.push({ trace, sample });
  return corners;
}

/** The part of a window that is in the section: its traces and samples, the ends left out. */
export function insideOf(
  { traces, samples }: WindowShape,
  { traceCount, sampleCount }: Extent2d,
  { trace, sample }: Corner,
) {
  return {
    firstTrace: Math.max(0, -trace),
    endTrace: Math.min(traces, traceCount - trace),
    firstSample: Math.max(0, -sample),
    endSample: Math.min(samples, sampleCount - sample),
  };
}
