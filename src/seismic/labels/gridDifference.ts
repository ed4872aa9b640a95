import { classCountOfGrid, type ProbabilityGrid, probabilitiesAt } from '#seismic/labels/probabilityGrid';

/** A result over a section: its grid and the names of the classes, in the order of the grid. */
export interface NamedGrid {
  readonly grid: ProbabilityGrid;
  readonly classes: readonly string[];
}

function nodesAreAlike(one: ProbabilityGrid, other: ProbabilityGrid): boolean {
  return (
    one.firstTrace === other.firstTrace &&
    one.traceStep === other.traceStep &&
    one.nodeTraceCount === other.nodeTraceCount &&
    one.firstSample === other.firstSample &&
    one.sampleStep === other.sampleStep &&
    one.nodeSampleCount === other.nodeSampleCount
  );
}

/** The values of a grid at the nodes of another, [node trace][node sample][class]. */
function valuesAtNodes(grid: ProbabilityGrid, nodes: ProbabilityGrid): Float32Array {
  if (nodesAreAlike(grid, nodes)) return grid.probabilities;
  const count = classCountOfGrid(grid);
  const values = new Float32Array(nodes.nodeTraceCount * nodes.nodeSampleCount * count);
  for (let column = 0; column < nodes.nodeTraceCount; column++) {
    const trace = nodes.firstTrace + column * nodes.traceStep;
    for (let row = 0; row < nodes.nodeSampleCount; row++) {
      const sample = nodes.firstSample + row * nodes.sampleStep;
      values.set(probabilitiesAt(grid, trace, sample), (column * nodes.nodeSampleCount + row) * count);
    }
  }
  return values;
}

const nodeCountOf = (grid: ProbabilityGrid): number => grid.nodeTraceCount * grid.nodeSampleCount;

/** Both results at the nodes of the finer one. */
function atSharedNodes(first: NamedGrid, second: NamedGrid) {
  const nodes = nodeCountOf(first.grid) >= nodeCountOf(second.grid) ? first.grid : second.grid;
  return {
    nodes,
    firstValues: valuesAtNodes(first.grid, nodes),
    secondValues: valuesAtNodes(second.grid, nodes),
  };
}

function likeliestName(values: Float32Array, node: number, names: readonly string[]): string {
  let best = 0;
  for (let k = 1; k < names.length; k++)
    if (values[node * names.length + k] > values[node * names.length + best]) best = k;
  return names[best];
}

/**
 * Where the likeliest classes of two results differ in name: at each node [1, 0] where they do and [0, 1] where they do
 * not, at the nodes of the finer grid.
 */
export function classDifference(first: NamedGrid, second: NamedGrid): ProbabilityGrid {
  const { nodes, firstValues, secondValues } = atSharedNodes(first, second);
  const probabilities = new Float32Array(2 * nodeCountOf(nodes));
  for (let node = 0; node < nodeCountOf(nodes); node++) {
    const isAlike =
      likeliestName(firstValues, node, first.classes) === likeliestName(secondValues, node, second.classes);
    probabilities[2 * node + (isAlike ? 1 : 0)] = 1;
  }
  return { ...nodes, probabilities };
}

/**
 * The probability of a class in the first result less that in the second, as one value of a node: (1 + A − B) / 2, so
 * that 0.5 is no difference. At the nodes of the finer grid; 0 stands for a class that a result does not have.
 */
export function probabilityDifference(first: NamedGrid, second: NamedGrid, name: string): ProbabilityGrid {
  const { nodes, firstValues, secondValues } = atSharedNodes(first, second);
  const probabilityAt = (values: Float32Array, { classes }: NamedGrid, node: number): number => {
    const at = classes.indexOf(name);
    return at < 0 ? 0 : values[node * classes.length + at];
  };
  const probabilities = Float32Array.from(
    { length: nodeCountOf(nodes) },
    (_, node) =>
      (1 + probabilityAt(firstValues, first, node) - probabilityAt(secondValues, second, node)) / 2,
  );
  return { ...nodes, probabilities };
}

/** Share of the nodes at which classes differ, of a grid by `classDifference`. */
export function differingShare({ probabilities }: ProbabilityGrid): number {
  let sum = 0;
  for (let at = 0; at < probabilities.length; at += 2) sum += probabilities[at];
  return probabilities.length === 0 ? 0 : (2 * sum) / probabilities.length;
}
