import type { SectionAxes } from '#seismic/section/section';

/**
 * Class probabilities on a regular grid of nodes over a section; between nodes they are interpolated
 * bilinearly, beyond the outer nodes they are held. `probabilities` is
 * [node trace][node sample][class], in the order of EVENT_CLASSES or of a list of the user's own, and adds up to 1 at
 * each node.
 */
export interface ProbabilityGrid {
  readonly firstTrace: number;
  readonly traceStep: number;
  readonly nodeTraceCount: number;
  readonly firstSample: number;
  readonly sampleStep: number;
  readonly nodeSampleCount: number;
  readonly probabilities: Float32Array;
}

/** A grid with a node at every sample of a section. @param probabilities [trace][sample][class] */
export function gridOfEverySample(
  { traceCount, sampleCount }: Pick<SectionAxes, 'traceCount' | 'sampleCount'>,
  probabilities: Float32Array,
): ProbabilityGrid {
  return {
    ...{ firstTrace: 0, traceStep: 1, nodeTraceCount: traceCount },
    ...{ firstSample: 0, sampleStep: 1, nodeSampleCount: sampleCount, probabilities },
  };
}

/** Probabilities of every sample of a section, trace-major, one array per class. */
export interface SectionProbabilities {
  readonly diffraction: Float32Array;
  readonly reflection: Float32Array;
  readonly noise: Float32Array;
}

/** Codes that class sections carry, in the order of EVENT_CLASSES. */
export const CLASS_CODES = [1, 2, 0] as const;

/** For each place on an axis: the node before it and the weight of the node after it. */
interface Interpolation {
  readonly nodes: Int32Array;
  readonly weights: Float64Array;
}

function interpolation(count: number, first: number, step: number, nodeCount: number): Interpolation {
  const nodes = new Int32Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = Math.max(0, Math.min(nodeCount - 1, (i - first) / step));
    nodes[i] = Math.max(0, Math.min(nodeCount - 2, Math.floor(place)));
    weights[i] = nodeCount === 1 ? 0 : place - nodes[i];
  }
  return { nodes, weights };
}

/** Blends the two node columns around a trace: [node sample][class]. */
function blendColumns(grid: ProbabilityGrid, node: number, weight: number, out: Float64Array): void {
  const length = out.length;
  const before = node * length;
  const after = Math.min(node + 1, grid.nodeTraceCount - 1) * length;
  for (let i = 0; i < length; i++)
    out[i] = (1 - weight) * grid.probabilities[before + i] + weight * grid.probabilities[after + i];
}

/** Number of classes of a grid. */
export function classCountOfGrid({
  probabilities,
  nodeTraceCount,
  nodeSampleCount,
}: ProbabilityGrid): number {
  return probabilities.length / (nodeTraceCount * nodeSampleCount);
}

/**
 * Returns a function that writes the probabilities of a trace into one array a class, from a place on: bilinear
 * between nodes, held beyond the outer ones.
 */
function traceExpander(grid: ProbabilityGrid, { traceCount, sampleCount }: SectionAxes) {
  const classCount = classCountOfGrid(grid);
  const across = interpolation(traceCount, grid.firstTrace, grid.traceStep, grid.nodeTraceCount);
  const down = interpolation(sampleCount, grid.firstSample, grid.sampleStep, grid.nodeSampleCount);
  const column = new Float64Array(grid.nodeSampleCount * classCount);
  return (trace: number, out: readonly Float32Array[], first: number): void => {
    blendColumns(grid, across.nodes[trace], across.weights[trace], column);
    for (let sample = 0; sample < sampleCount; sample++) {
      const at = down.nodes[sample] * classCount;
      const next = Math.min(down.nodes[sample] + 1, grid.nodeSampleCount - 1) * classCount;
      const weight = down.weights[sample];
      for (let c = 0; c < classCount; c++)
        out[c][first + sample] = (1 - weight) * column[at + c] + weight * column[next + c];
    }
  };
}

/**
 * Expands a grid of any classes to every sample, one array [trace][sample] a class: bilinear between nodes, held
 * beyond the outer ones. The probabilities of a sample add up to 1 to float precision.
 */
export function expandClasses(grid: ProbabilityGrid, axes: SectionAxes): Float32Array[] {
  const { traceCount, sampleCount } = axes;
  const planes = Array.from(
    { length: classCountOfGrid(grid) },
    () => new Float32Array(traceCount * sampleCount),
  );
  const expand = traceExpander(grid, axes);
  for (let trace = 0; trace < traceCount; trace++) expand(trace, planes, trace * sampleCount);
  return planes;
}

/** The classes' probabilities at one place of the section: bilinear between nodes, held beyond the outer ones. */
export function probabilitiesAt(grid: ProbabilityGrid, trace: number, sample: number): number[] {
  const { nodeTraceCount, nodeSampleCount, probabilities } = grid;
  const count = classCountOfGrid(grid);
  const column = Math.max(0, Math.min(nodeTraceCount - 1, (trace - grid.firstTrace) / grid.traceStep));
  const row = Math.max(0, Math.min(nodeSampleCount - 1, (sample - grid.firstSample) / grid.sampleStep));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, below] = [Math.min(left + 1, nodeTraceCount - 1), Math.min(top + 1, nodeSampleCount - 1)];
  const at = (node: number, down: number, k: number) =>
    probabilities[(node * nodeSampleCount + down) * count + k];
  return Array.from({ length: count }, (_, k) => {
    const upper = at(left, top, k) * (1 - column + left) + at(right, top, k) * (column - left);
    const lower = at(left, below, k) * (1 - column + left) + at(right, below, k) * (column - left);
    return upper * (1 - row + top) + lower * (row - top);
  });
}

/** Expands a grid of the three standard classes, as `expandClasses`. */
export function expandGrid(grid: ProbabilityGrid, axes: SectionAxes): SectionProbabilities {
  const [diffraction, reflection, noise] = expandClasses(grid, axes);
  return { diffraction, reflection, noise };
}

/** Index of the largest of the probabilities; of equals the first. */
export function likeliestOf(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k] > probabilities[best]) best = k;
  return best;
}

/** Index of the largest of the classes' probabilities at every sample; of equals the first. */
export function likeliestIndices(planes: readonly Float32Array[]): Uint8Array {
  return Uint8Array.from(planes[0], (_, i) => {
    let best = 0;
    for (let c = 1; c < planes.length; c++) if (planes[c][i] > planes[best][i]) best = c;
    return best;
  });
}

/** Index into EVENT_CLASSES of the largest probability; of equals the first. */
export function likeliestClass(probabilities: SectionProbabilities, index: number): number {
  const diffraction = probabilities.diffraction[index];
  const reflection = probabilities.reflection[index];
  const noise = probabilities.noise[index];
  if (diffraction >= reflection && diffraction >= noise) return 0;
  return reflection >= noise ? 1 : 2;
}

/** Class code of every sample by the largest probability: 1 diffraction, 2 reflection, 0 noise. */
export function classOfSample(probabilities: SectionProbabilities): Uint8Array {
  return Uint8Array.from(
    probabilities.diffraction,
    (_, index) => CLASS_CODES[likeliestClass(probabilities, index)],
  );
}

/** Samples that are counted of a section at most: as many take some tens of milliseconds. */
const MOST_COUNTED = 2_000_000;

/**
 * Shares of a section's samples by their likeliest class, in the order of the grid's classes, as files of classes have
 * them. They add up to 1. Of a section of more than two million samples every nth trace is counted.
 */
export function likeliestShares(grid: ProbabilityGrid, axes: SectionAxes): number[] {
  const { traceCount, sampleCount } = axes;
  const trace = Array.from({ length: classCountOfGrid(grid) }, () => new Float32Array(sampleCount));
  const counts = trace.map(() => 0);
  const expand = traceExpander(grid, axes);
  const step = Math.ceil((traceCount * sampleCount) / MOST_COUNTED);
  for (let at = 0; at < traceCount; at += step) {
    expand(at, trace, 0);
    for (const index of likeliestIndices(trace)) counts[index]++;
  }
  const total = Math.ceil(traceCount / step) * sampleCount;
  return counts.map((count) => count / total);
}
