import { classCountOfGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Steps between kept nodes along traces and samples, so that at most `mostNodes` are left. */
function stepsFor({ nodeTraceCount, nodeSampleCount }: ProbabilityGrid, mostNodes: number) {
  const left = (traces: number, samples: number) =>
    Math.ceil(nodeTraceCount / traces) * Math.ceil(nodeSampleCount / samples);
  let [traces, samples] = [1, 1];
  while (left(traces, samples) > mostNodes) {
    if (samples <= traces) samples++;
    else traces++;
  }
  return { traces, samples };
}

/**
 * The same grid where it has at most `mostNodes`, else every second, third … node of it along samples and traces.
 * @param mostNodes at least 1
 */
export function thinGrid(grid: ProbabilityGrid, mostNodes: number): ProbabilityGrid {
  const steps = stepsFor(grid, mostNodes);
  if (steps.traces === 1 && steps.samples === 1) return grid;
  const classCount = classCountOfGrid(grid);
  const nodeTraceCount = Math.ceil(grid.nodeTraceCount / steps.traces);
  const nodeSampleCount = Math.ceil(grid.nodeSampleCount / steps.samples);
  const probabilities = new Float32Array(nodeTraceCount * nodeSampleCount * classCount);
  for (let trace = 0, to = 0; trace < nodeTraceCount; trace++)
    for (let sample = 0; sample < nodeSampleCount; sample++) {
      const from = (trace * steps.traces * grid.nodeSampleCount + sample * steps.samples) * classCount;
      for (let c = 0; c < classCount; c++) probabilities[to++] = grid.probabilities[from + c];
    }
  return {
    ...{ firstTrace: grid.firstTrace, traceStep: grid.traceStep * steps.traces, nodeTraceCount },
    ...{ firstSample: grid.firstSample, sampleStep: grid.sampleStep * steps.samples, nodeSampleCount },
    probabilities,
  };
}
