import { CLASS_STYLES } from '#seismic/display/classStyle';
import { isEventClass } from '#seismic/picks/pickClasses';

/** How text and curves of a class look: never by colour alone. */
export interface ClassLook {
  readonly title: string;
  readonly letter: string;
  /** A custom property of the theme. */
  readonly cssVariable: string;
}

/** The look of a class by its name; one that is not a standard class has the colour of text. */
export function classLook(name: string): ClassLook {
  if (!isEventClass(name))
    return { title: name, letter: name.slice(0, 1).toUpperCase(), cssVariable: '--text' };
  const { name: title, letter, cssVariable } = CLASS_STYLES[name];
  return { title, letter, cssVariable };
}
