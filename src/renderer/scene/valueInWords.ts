import { sayName } from '#renderer/words/say.svelte';
import { classStyleOf } from '#seismic/display/classStyle';
import { velocityWords } from '#seismic/display/layers/velocityCurves';
import { formatNumber, formatSignificant } from '#seismic/display/ticks';
import { likeliestOf, type ProbabilityGrid, probabilitiesAt } from '#seismic/labels/probabilityGrid';
import type { PickClass } from '#seismic/picks/pickClasses';

/** A grid over the section as it is read at the cursor. */
export interface ReadGrid {
  readonly grid: ProbabilityGrid;
  readonly classes: readonly PickClass[];
  /** The values of 0 and 1. */
  readonly ends: readonly [number, number];
  /** Name of a class, or 'class' for the likeliest one. */
  readonly shows: string;
  /** What its one value is called; null where it has classes. */
  readonly single: string | null;
}

/** A grid at a sample: "diffraction 83 %", "steep energy 0.31", "velocity 2 310 m/s", "value 12.3". */
export function valueInWords(
  { grid, classes, ends, shows, single }: ReadGrid,
  trace: number,
  sample: number,
): string {
  const found = probabilitiesAt(grid, trace, sample);
  if (single !== null) {
    const value = ends[0] + found[0] * (ends[1] - ends[0]);
    return `${sayName(single)} ${single === 'velocity' ? velocityWords(value) : formatSignificant(value)}`;
  }
  const at = shows === 'class' ? likeliestOf(found) : classes.findIndex(({ name }) => name === shows);
  return `${sayName(classStyleOf(classes, classes[at].name).name.toLowerCase())} ${formatNumber(100 * found[at])} %`;
}
