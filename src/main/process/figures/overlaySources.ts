import type { FigureComparison } from '#contract/contract';
import { readGrid } from '#jobs/classify/gridFile';
import type { ComparedResult, ResultComparison } from '#jobs/figures/comparedFigure';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { PickClass } from '#seismic/picks/pickClasses';
import { JobError } from '#system/failure';

/** A result over a plane: that of a run, or a grid that is in no run's folder. */
export interface OverlaySource {
  /** The run whose probabilities lie over the section, or null. */
  readonly runFolder: string | null;
  /** Probabilities in their place. */
  readonly grid: ProbabilityGrid | null;
  /** The classes of those, in the order of the grid. */
  readonly gridClasses?: readonly PickClass[];
}

/** The grid of a source, and its classes where they are not the standard ones. @throws JobError as `readGrid` does */
export async function readOverlaySource({ runFolder, grid, gridClasses }: OverlaySource): Promise<{
  readonly grid: ProbabilityGrid | null;
  readonly gridClasses?: readonly PickClass[];
}> {
  if (runFolder === null) return { grid, gridClasses };
  return { grid: (await readGrid(runFolder))?.grid ?? null };
}

/**
 * Two results that a figure compares.
 * @throws JobError 'argument.invalid' where one of both is not there any more, and those of `readGrid`
 */
export async function readCompared(
  { results, className }: FigureComparison,
  sources: readonly OverlaySource[],
): Promise<ResultComparison> {
  const read = async (i: 0 | 1): Promise<ComparedResult> => {
    const { name, isSingle } = results[i];
    const { grid, gridClasses } = await readOverlaySource(sources[i]);
    if (grid) return { name, isSingle, grid, classes: gridClasses };
    const message = `The result ${name} is not there any more.`;
    throw new JobError('argument.invalid', message, 'Choose the results to compare again.');
  };
  return { results: [await read(0), await read(1)], className };
}
