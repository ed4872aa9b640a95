import type { PatchCentre } from '#learning/input/patches';
import { GRID_STEPS, NestedGrid } from '#learning/tasks/task/gridPlan';
import type { ClassifyStep, SectionClassifier } from '#learning/tasks/task/task';
import type { SectionAxes } from '#seismic/section/section';

/** Windows classified in one call. */
const BATCH = 32;
const FINEST = GRID_STEPS[GRID_STEPS.length - 1];

async function* fillLevels(
  nested: NestedGrid,
  classify: (centres: readonly PatchCentre[]) => Promise<Float32Array>,
): AsyncGenerator<ClassifyStep, void> {
  for (const [level, step] of GRID_STEPS.entries()) {
    const nodes = nested.nodesOfLevel(step, level === 0 ? null : GRID_STEPS[level - 1]);
    const stage = `${step} × ${step} grid`;
    // A level that adds no node is complete already.
    for (let first = 0; first < Math.max(1, nodes.length); first += BATCH) {
      const batch = nodes.slice(first, first + BATCH);
      if (batch.length > 0) nested.set(batch, await classify(batch.map((node) => nested.centreOf(node))));
      const isComplete = first + BATCH >= nodes.length;
      const grid = isComplete ? nested.gridOf(step) : null;
      yield { count: batch.length, stage, grid, isFinal: isComplete && step === FINEST };
    }
  }
}

/**
 * Classifies windows around the nodes of nested grids over a section, coarse grids first.
 * @param classify probabilities [window][diffraction, reflection, noise] of the windows around these centres
 */
export function classifyNested(
  axes: SectionAxes,
  classify: (centres: readonly PatchCentre[]) => Promise<Float32Array>,
  dispose: () => void,
): SectionClassifier {
  const nested = new NestedGrid(axes, FINEST);
  return { total: nested.nodeCount, unit: 'windows', run: () => fillLevels(nested, classify), dispose };
}
