import type { Result } from '#renderer/scene/results.svelte';
import { display } from '#renderer/stores/display.svelte';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import {
  classDifference,
  differingShare,
  type NamedGrid,
  probabilityDifference,
} from '#seismic/labels/gridDifference';
import { likeliestOf, type ProbabilityGrid, probabilitiesAt } from '#seismic/labels/probabilityGrid';

/** A look before its table of colours is added. */
export type UntabledLook = Omit<ProbabilityLook, 'table'>;

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

/** The class whose probability is compared: the shown one; of two results with classes, null for the likeliest. */
function comparedClass(first: Result, second: Result): string | null {
  const { overlayShows } = display;
  const hasClass = [first, second].every(
    ({ single, classes }) => single !== null || classes.some(({ name }) => name === overlayShows),
  );
  if (hasClass && overlayShows !== 'class') return overlayShows;
  return first.single === null && second.single === null ? null : 'diffraction';
}

/** The difference of two results; null where one has values that are no probabilities. */
export function differenceOf(first: Result, second: Result): Difference | null {
  if ([first, second].some((one) => one.single !== null && !one.isProbability)) return null;
  const name = comparedClass(first, second);
  const [one, other] = [namedGrid(first, name), namedGrid(second, name)];
  if (name !== null)
    return { kind: 'probability', className: name, grid: probabilityDifference(one, other, name) };
  const grid = classDifference(one, other);
  return { kind: 'class', grid, share: differingShare(grid) };
}

/** A grid with the names of its classes; one probability is that of the compared class. */
function namedGrid({ grid, classes, single }: Result, compared: string | null): NamedGrid {
  const names = classes.map(({ name }) => name);
  return { grid, classes: single === null ? names : [compared ?? '', '', ''] };
}

/** The likeliest class of a result at a place. */
export function likeliestAt({ grid, classes }: Result, trace: number, sample: number): string {
  return classes[likeliestOf(probabilitiesAt(grid, trace, sample))].name;
}

/** What is drawn of a result: the chosen class where it has it, else its likeliest class. */
export function showsOf({ single, classes }: Result): string {
  if (single !== null) return classes[0].name;
  return classes.some(({ name }) => name === display.overlayShows) ? display.overlayShows : 'class';
}

function drawing(): Pick<UntabledLook, 'opacity' | 'threshold' | 'hasContour'> {
  const { overlayOpacity: opacity, overlayThreshold: threshold, overlayContour: hasContour } = display;
  return { opacity, threshold, hasContour };
}

/** How a result is drawn in its part of the plot, shares of its width. */
export function lookOf(result: Result, across: readonly [number, number]): UntabledLook {
  const { grid, classes } = result;
  return { grid, classes, shows: showsOf(result), across, ...drawing() };
}

/** How a difference is drawn. */
export function differenceLook({ kind, grid }: Difference): UntabledLook {
  if (kind === 'class') return { grid, classes: DIFFERS, shows: 'class', ...drawing(), hasContour: false };
  return { grid, classes: DIFFERENCE, shows: 'difference', isDifference: true, ...drawing() };
}
