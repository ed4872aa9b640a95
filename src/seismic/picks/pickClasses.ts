import { EVENT_CLASSES, type EventClass, type PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';

/** A class of picks: the three standard ones, or one of the user's own. */
export interface PickClass {
  readonly name: string;
  /** "#RRGGBB". */
  readonly colour: string;
}

/** A pick of any class. */
export type ClassedPick = SurveyPick<string>;

/** A picked window of any class. */
export type ClassedWindow = PickedWindow<string>;

/** Picks with the list of their classes, whose order is that of class codes and files. */
export interface ClassedPicks {
  readonly classes: readonly PickClass[];
  readonly picks: readonly ClassedPick[];
}

/** Limits of a list of classes. */
export const CLASS_LIMITS = { nameLength: 40, count: 20 } as const;

/** Classes of a project at most, the three standard ones included: each has a key from 1 to 9. */
export const MOST_PROJECT_CLASSES = 9;

/** Okabe–Ito colours, safe for colour-blind eyes; those that are least like a standard class's come first. */
const OWN_COLOURS = ['#CC79A7', '#009E73', '#F0E442', '#D55E00', '#56B4E9', '#000000'] as const;

const EVENT_COLOURS: Readonly<Record<EventClass, string>> = {
  diffraction: '#E69F00',
  reflection: '#0072B2',
  noise: '#8A8A8A',
};

/** The three standard classes. */
export const STANDARD_CLASSES: readonly PickClass[] = EVENT_CLASSES.map((name) => ({
  name,
  colour: EVENT_COLOURS[name],
}));

export function isEventClass(name: string): name is EventClass {
  return EVENT_CLASSES.some((eventClass) => eventClass === name);
}

/** True where a class is none of the three standard ones. */
export function hasOwnClasses({ classes }: Pick<ClassedPicks, 'classes'>): boolean {
  return classes.some(({ name }) => !isEventClass(name));
}

function isOfEventClass(pick: ClassedPick): pick is SurveyPick {
  return isEventClass(pick.class);
}

/** The picks of the three standard classes: all that what knows no others may be shown. */
export function standardPicks(picks: readonly ClassedPick[]): SurveyPick[] {
  return picks.filter(isOfEventClass);
}

/** The first colour for a class of the user's own that none of the classes has. */
export function freeColour(classes: readonly PickClass[]): string {
  const taken = classes.map(({ colour }) => colour.toUpperCase());
  return OWN_COLOURS.find((colour) => !taken.includes(colour)) ?? OWN_COLOURS[0];
}

/**
 * Classes of picks that come without a list: the standard three where there are no others, else those that occur, in
 * the order of their first pick.
 */
export function classesOfPicks(picks: readonly { readonly class: string }[]): readonly PickClass[] {
  const names = [...new Set(picks.map((pick) => pick.class))];
  if (names.every(isEventClass)) return STANDARD_CLASSES;
  const own = names.filter((name) => !isEventClass(name));
  return names.map((name) => ({
    name,
    colour: isEventClass(name) ? EVENT_COLOURS[name] : OWN_COLOURS[own.indexOf(name) % OWN_COLOURS.length],
  }));
}

/**
 * Codes of classes in a class section: 1 diffraction, 2 reflection, 0 noise where these are all there are; else 1, 2,
 * 3 … in the order of the list.
 */
export function classCodes(names: readonly string[]): number[] {
  const isStandard =
    names.length === EVENT_CLASSES.length && names.every((name, i) => name === EVENT_CLASSES[i]);
  return names.map((_, i) => (isStandard ? (i + 1) % EVENT_CLASSES.length : i + 1));
}
