import type { SectionAxes } from '#seismic/section/section';

/** Traces and samples of a trace-major field. */
export type FieldSize = Pick<SectionAxes, 'traceCount' | 'sampleCount'>;

/** Half widths in traces and samples; 0 leaves a direction unchanged. */
export interface HalfWidths {
  readonly traces: number;
  readonly samples: number;
}

/** Mean over [i − half, i + half] within the line, in one pass whatever the width. */
function boxMeanLine(line: Float64Array, half: number, out: Float64Array): void {
  const count = line.length;
  let sum = 0;
  for (let i = 0; i < Math.min(half, count); i++) sum += line[i];
  for (let i = 0; i < count; i++) {
    if (i + half < count) sum += line[i + half];
    if (i - half - 1 >= 0) sum -= line[i - half - 1];
    out[i] = sum / (Math.min(count - 1, i + half) - Math.max(0, i - half) + 1);
  }
}

function smoothTraces(field: Float32Array, { traceCount, sampleCount }: FieldSize, half: number): void {
  const line = new Float64Array(sampleCount);
  const out = new Float64Array(sampleCount);
  for (let trace = 0; trace < traceCount; trace++) {
    const values = field.subarray(trace * sampleCount, (trace + 1) * sampleCount);
    line.set(values);
    boxMeanLine(line, half, out);
    values.set(out);
  }
}

/** Running sums of all samples of a trace at once, so that memory is read in order. */
function smoothAcross(field: Float32Array, { traceCount, sampleCount }: FieldSize, half: number): void {
  const source = field.slice();
  const sums = new Float64Array(sampleCount);
  const add = (trace: number, sign: number): void => {
    const first = trace * sampleCount;
    for (let i = 0; i < sampleCount; i++) sums[i] += sign * source[first + i];
  };
  for (let trace = 0; trace < Math.min(half, traceCount); trace++) add(trace, 1);
  for (let trace = 0; trace < traceCount; trace++) {
    if (trace + half < traceCount) add(trace + half, 1);
    if (trace - half - 1 >= 0) add(trace - half - 1, -1);
    const count = Math.min(traceCount - 1, trace + half) - Math.max(0, trace - half) + 1;
    const first = trace * sampleCount;
    for (let i = 0; i < sampleCount; i++) field[first + i] = sums[i] / count;
  }
}

/**
 * Replaces each value of a trace-major field by the mean over a box around it, in one pass whatever its size. At the
 * edges the mean is over the part inside the field.
 */
export function boxMean(field: Float32Array, size: FieldSize, half: HalfWidths): void {
  if (half.samples > 0) smoothTraces(field, size, half.samples);
  if (half.traces > 0) smoothAcross(field, size, half.traces);
}

/**
 * Smooths a trace-major field in place by three box means in each direction, close to a Gaussian of standard
 * deviation √(half (half + 1)); the time does not grow with the width. At the edges the mean is over the part
 * inside the field.
 */
export function boxSmooth(field: Float32Array, size: FieldSize, half: HalfWidths): void {
  for (let pass = 0; pass < 3; pass++) boxMean(field, size, half);
}
