import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import {
  classDifference,
  differingShare,
  type NamedGrid,
  probabilityDifference,
} from '#seismic/labels/gridDifference';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';

/** Colour of the samples whose classes differ. */
export const DIFFERS_COLOUR = '#CC79A7';

/** Where classes differ, as a class of its own; the rest is clear as noise is. */
const DIFFERS = [
  { name: 'differs', colour: DIFFERS_COLOUR },
  { name: 'noise', colour: '#8A8A8A' },
];
const DIFFERENCE = [{ name: 'difference', colour: '#8A8A8A' }];

/** The difference of two results: of one class's probability, or where their likeliest classes differ. */
export type Difference =
  | { readonly kind: 'class'; readonly grid: ProbabilityGrid; readonly share: number }
  | { readonly kind: 'probability'; readonly grid: ProbabilityGrid; readonly className: string };

/** The difference of a class's probability; of the likeliest classes where no class is named. */
export function differenceOfGrids(first: NamedGrid, second: NamedGrid, name: string | null): Difference {
  if (name !== null)
    return { kind: 'probability', className: name, grid: probabilityDifference(first, second, name) };
  const grid = classDifference(first, second);
  return { kind: 'class', grid, share: differingShare(grid) };
}

/** How a difference is drawn, before its table of colours is added. */
export function lookOfDifference(
  { kind, grid }: Difference,
  drawing: Pick<ProbabilityLook, 'opacity' | 'threshold' | 'hasContour'>,
): Omit<ProbabilityLook, 'table'> {
  if (kind === 'class') return { grid, classes: DIFFERS, shows: 'class', ...drawing, hasContour: false };
  return { grid, classes: DIFFERENCE, shows: 'difference', isDifference: true, ...drawing };
}
