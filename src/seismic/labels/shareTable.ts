/** A rectangle of samples. */
export interface Rectangle {
  readonly firstTrace: number;
  readonly firstSample: number;
  readonly traces: number;
  readonly samples: number;
}

/** Share of a rectangle's samples that carry a code. */
export type ShareTable = (code: number, rectangle: Rectangle) => number;

const CODE_COUNT = 4;

/** Sums over all rectangles from the corner: [trace + 1][sample + 1]. */
function cornerSums(codes: Uint8Array, code: number, sampleCount: number, traceCount: number): Int32Array {
  const width = sampleCount + 1;
  const sums = new Int32Array(width * (traceCount + 1));
  for (let trace = 0; trace < traceCount; trace++) {
    let inTrace = 0;
    for (let sample = 0; sample < sampleCount; sample++) {
      if (codes[trace * sampleCount + sample] === code) inTrace++;
      sums[(trace + 1) * width + sample + 1] = sums[trace * width + sample + 1] + inTrace;
    }
  }
  return sums;
}

/** Prepares shares of codes 0 to 3 over any rectangle of trace-major codes, each in constant time. */
export function createShareTable(codes: Uint8Array, sampleCount: number, traceCount: number): ShareTable {
  const tables = Array.from({ length: CODE_COUNT }, (_, c) => cornerSums(codes, c, sampleCount, traceCount));
  const width = sampleCount + 1;
  return (code, { firstTrace, firstSample, traces, samples }) => {
    const sums = tables[code];
    const top = firstTrace * width;
    const bottom = (firstTrace + traces) * width;
    const end = firstSample + samples;
    const count = sums[bottom + end] - sums[top + end] - sums[bottom + firstSample] + sums[top + firstSample];
    return count / (traces * samples);
  };
}
