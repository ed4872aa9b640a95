import type { PixelFrame } from '#seismic/display/cells';
import { classStyleOf } from '#seismic/display/classStyle';
import type { ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import { type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';

/** Probabilities over the section: the likeliest class of each sample, or one class's probability. */
export interface ProbabilityLook {
  readonly grid: ProbabilityGrid;
  /** Those of the grid in its order; the standard ones where left out. */
  readonly classes?: readonly PickClass[];
  /** Name of a class, or 'class' for the likeliest one. */
  readonly shows: string;
  /** 0 to 1. */
  readonly opacity: number;
  /** Probabilities below it stay clear; 0 where it is left out. */
  readonly threshold?: number;
  /** True for a line where the probability crosses the threshold. */
  readonly hasContour?: boolean;
  /** What is drawn, where it is no probability of a class. */
  readonly title?: string;
  /** The values that are drawn as 0 and 1, where they are others. */
  readonly ends?: readonly [number, number];
  /** The part of the plot's width that it covers, as shares from 0 to 1; all of it where it is left out. */
  readonly across?: readonly [from: number, to: number];
  /** True where the one value is a difference: 0.5 is none and stays clear, 0 and 1 are the largest. */
  readonly isDifference?: boolean;
  /** 256 × RGB for one probability. */
  readonly table: Uint8Array;
}

/** Colour of the contour, safe for colour-blind eyes beside those of classes and probabilities. */
export const CONTOUR_RGB = [0, 158, 115] as const;
/** Width of the contour in pixels of the window or units of the page. */
const CONTOUR_WIDTH = 1.5;

/** Width of the contour in pixels of a picture; 0 where none is drawn. */
export function contourWidth(look: ProbabilityLook, { pixelsPerUnit = 1 }: PixelFrame): number {
  const { hasContour = false, threshold = 0 } = look;
  return hasContour && threshold > 0 ? Math.max(1, Math.round(CONTOUR_WIDTH * pixelsPerUnit)) : 0;
}

/** What a threshold is held against: a probability itself, or how far a difference is from none. */
export function strengthOf(
  value: number,
  { isDifference = false }: Pick<ProbabilityLook, 'isDifference'>,
): number {
  return isDifference ? Math.abs(2 * value - 1) : value;
}

/** How opaque the colour of a probability or a difference is: in proportion to it, or clear below the threshold. */
export function coverOfProbability(
  value: number,
  look: Pick<ProbabilityLook, 'opacity' | 'threshold' | 'isDifference'>,
): number {
  const strength = strengthOf(value, look);
  return strength < (look.threshold ?? 0) ? 0 : look.opacity * strength;
}

/** The pixels of a picture's width that a look covers: from the first to before the end. */
export function columnsOfLook(
  { across = [0, 1] }: ProbabilityLook,
  width: number,
): readonly [number, number] {
  const [first, end] = across.map((share) => Math.round(Math.min(1, Math.max(0, share)) * width));
  return [first, end];
}

/**
 * How opaque the colour of a likeliest class is: from clear where all classes tie to the full opacity where it is
 * certain.
 */
export function coverOfClass(
  probability: number,
  count: number,
  { opacity, threshold = 0 }: Pick<ProbabilityLook, 'opacity' | 'threshold'>,
): number {
  return probability < threshold
    ? 0
    : opacity * Math.max(0, (probability - 1 / count) * (count / (count - 1)));
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

/** What of a look depends on its list of classes. */
export interface OverlayClasses {
  /** By class, 0…1. */
  readonly colours: readonly (readonly [number, number, number])[];
  /** Index of the class shown, or −1 where each sample has the colour of its likeliest class. */
  readonly shown: number;
  /** Index of noise, which stays clear, or −1 where there is no such class. */
  readonly clear: number;
}

export function overlayClasses({
  classes = STANDARD_CLASSES,
  shows,
}: Pick<ProbabilityLook, 'classes' | 'shows'>): OverlayClasses {
  const names = classes.map(({ name }) => name);
  return {
    colours: names.map((name) => {
      const [red, green, blue] = classStyleOf(classes, name).rgb;
      return [red / 255, green / 255, blue / 255];
    }),
    shown: names.indexOf(shows),
    clear: names.indexOf('noise'),
  };
}

/** A label for what the overlay shows. */
export function titleOfLook({
  classes = STANDARD_CLASSES,
  shows,
  title,
}: Pick<ProbabilityLook, 'classes' | 'shows' | 'title'>): string {
  if (title !== undefined) return title;
  if (!classes.some(({ name }) => name === shows)) return 'Likeliest class';
  return `Probability of ${classStyleOf(classes, shows).name.toLowerCase()}`;
}
