import type { PixelFrame } from '#seismic/display/cells';
import { CLASS_STYLES } from '#seismic/display/classStyle';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { EVENT_CLASSES, type EventClass } from '#seismic/picks/pick';

/** Probabilities over the section: the likeliest class of each sample, or one class's probability. */
export interface ProbabilityLook {
  readonly grid: ProbabilityGrid;
  readonly shows: EventClass | 'class';
  /** 0 to 1. */
  readonly opacity: number;
  /** 256 × RGB for one probability. */
  readonly table: Uint8Array;
}

/** How a pixel maps to the nodes of a probability grid: node = offset + scale × (pixel + ½). */
export function frameOfGrid(grid: ProbabilityGrid, { view, size }: PixelFrame) {
  return {
    columnOffset: (view.firstTrace - 0.5 - grid.firstTrace) / grid.traceStep,
    columnScale: view.traceCount / (size.width * grid.traceStep),
    rowOffset: (view.firstSample - 0.5 - grid.firstSample) / grid.sampleStep,
    rowScale: view.sampleCount / (size.height * grid.sampleStep),
  };
}

/** Colours of the classes in the order of EVENT_CLASSES, 0…1. */
export const CLASS_COLOURS: readonly (readonly [number, number, number])[] = EVENT_CLASSES.map((name) => {
  const [red, green, blue] = CLASS_STYLES[name].rgb;
  return [red / 255, green / 255, blue / 255];
});

/** Index of the class shown, or −1 where each sample has the colour of its likeliest class. */
export function shownClass({ shows }: Pick<ProbabilityLook, 'shows'>): number {
  return shows === 'class' ? -1 : EVENT_CLASSES.indexOf(shows);
}

/** A label for what the overlay shows. */
export function titleOfLook({ shows }: Pick<ProbabilityLook, 'shows'>): string {
  return shows === 'class' ? 'Likeliest class' : `Probability of ${CLASS_STYLES[shows].name.toLowerCase()}`;
}
