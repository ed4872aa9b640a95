import type { WindowRequest } from '#jobs/line/dataTypes';

/** A stretch of decoded traces inside a requested window. */
interface TraceStretch {
  readonly firstTrace: number;
  readonly traceCount: number;
  /** Trace-major, `request.sampleCount` a trace. */
  readonly samples: Float32Array;
}

/** Columns and rows of the answer to a window request. */
export function gridOfWindow(request: WindowRequest): { columnCount: number; rowCount: number } {
  return {
    columnCount: Math.ceil(request.traceCount / request.traceStep),
    rowCount: Math.ceil(request.sampleCount / request.sampleStep),
  };
}

/**
 * Puts a stretch of traces into the grid of a window: each cell keeps the sample of largest magnitude,
 * sign kept, so that a thin event or a single strong trace survives any zoom. What is no finite number
 * counts as 0. `grid` starts as zeros.
 */
export function keepExtremes(request: WindowRequest, stretch: TraceStretch, grid: Float32Array): void {
  const { sampleCount, sampleStep, traceStep } = request;
  const { rowCount } = gridOfWindow(request);
  for (let trace = 0; trace < stretch.traceCount; trace++) {
    const column = Math.floor((stretch.firstTrace + trace - request.firstTrace) / traceStep);
    const from = trace * sampleCount;
    const to = column * rowCount;
    for (let row = 0; row < rowCount; row++) {
      const end = Math.min(sampleCount, (row + 1) * sampleStep);
      let kept = grid[to + row];
      for (let sample = row * sampleStep; sample < end; sample++) {
        const value = stretch.samples[from + sample];
        // Infinity − infinity and NaN are not 0, so only finite values pass.
        if (Math.abs(value) > Math.abs(kept) && value - value === 0) kept = value;
      }
      grid[to + row] = kept;
    }
  }
}
