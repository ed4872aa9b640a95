import { latest, type NewsKind } from '#learning/news/newsKind';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

export interface GridPayload {
  readonly grid: ProbabilityGrid;
  /** Of the samples by their likeliest class, in the order of the grid's classes; null where no samples are known. */
  readonly shares: readonly number[] | null;
  /** False while finer grids are still to come. */
  readonly final: boolean;
}

/** Probabilities on a grid over the section, coarse ones first. The run's folder keeps the last one. */
export const gridNews: NewsKind<GridPayload, GridPayload | null> = {
  ...latest<GridPayload>(),
  throttle: null,
};
