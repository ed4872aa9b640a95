import type { Result } from '#renderer/scene/results.svelte';
import { display } from '#renderer/stores/display.svelte';
import { type Difference, differenceOfGrids, lookOfDifference } from '#seismic/display/layers/differenceLook';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import type { NamedGrid } from '#seismic/labels/gridDifference';
import { likeliestOf, probabilitiesAt } from '#seismic/labels/probabilityGrid';

export type { Difference };

/** A look before its table of colours is added. */
export type UntabledLook = Omit<ProbabilityLook, 'table'>;

/** The class whose probability is compared: the shown one; of two results with classes, null for the likeliest. */
export function comparedClass(first: Result, second: Result): string | null {
  const { overlayShows } = display;
  const hasClass = [first, second].every(
    ({ single, classes }) => single !== null || classes.some(({ name }) => name === overlayShows),
  );
  if (hasClass && overlayShows !== 'class') return overlayShows;
  return first.single === null && second.single === null ? null : 'diffraction';
}

/** False where one has values that are no probabilities. */
export function canDiffer(first: Result, second: Result): boolean {
  return [first, second].every((one) => one.single === null || one.isProbability);
}

/** The difference of two results; null where one has values that are no probabilities. */
export function differenceOf(first: Result, second: Result): Difference | null {
  if (!canDiffer(first, second)) return null;
  const name = comparedClass(first, second);
  return differenceOfGrids(namedGrid(first, name), namedGrid(second, name), name);
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

/** How a result is drawn in its part of the plot, shares of its width; by default all of it. */
export function lookOf(result: Result, across: readonly [number, number] = [0, 1]): UntabledLook {
  const { grid, classes } = result;
  return { grid, classes, shows: showsOf(result), across, ...drawing() };
}

/** How a difference is drawn. */
export function differenceLook(difference: Difference): UntabledLook {
  return lookOfDifference(difference, drawing());
}
