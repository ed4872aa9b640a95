import { dashesOfOwn, legibleOn, rgbOf } from '#seismic/display/ownClassLook';
import type { EventClass } from '#seismic/picks/pick';
import { isEventClass, type PickClass } from '#seismic/picks/pickClasses';

/**
 * How a class looks wherever it is drawn: Okabe–Ito colours, safe for colour-blind eyes, and never
 * colour alone: each has an outline and a letter of its own (a digit where its letters are taken).
 */
export interface ClassStyle {
  readonly name: string;
  readonly letter: string;
  /** The key that chooses the class. */
  readonly key: string;
  /** For marks on the section, on figures and as an overlay. */
  readonly colour: string;
  readonly rgb: readonly [number, number, number];
  /** For marks and text on a dark ground (4.5:1 on #14181c). */
  readonly onDark: string;
  /** For marks and text on a light ground (4.5:1 on #ffffff). */
  readonly onLight: string;
  /** Dashes of the outline in px, empty where it is solid. */
  readonly dashes: readonly number[];
  /** The custom property that the window sets to `onDark` or `onLight`. */
  readonly cssVariable: string;
}

export const CLASS_STYLES: Readonly<Record<EventClass, ClassStyle>> = {
  diffraction: {
    name: 'Diffraction',
    letter: 'D',
    key: '1',
    colour: '#E69F00',
    rgb: [230, 159, 0],
    onDark: '#F0A93A',
    onLight: '#8F5F00',
    dashes: [],
    cssVariable: '--class-diffraction',
  },
  reflection: {
    name: 'Reflection',
    letter: 'R',
    key: '2',
    colour: '#0072B2',
    rgb: [0, 114, 178],
    onDark: '#4FB0EC',
    onLight: '#00659E',
    dashes: [6, 3],
    cssVariable: '--class-reflection',
  },
  noise: {
    name: 'Noise',
    letter: 'N',
    key: '3',
    colour: '#8A8A8A',
    rgb: [138, 138, 138],
    onDark: '#A6ABB0',
    onLight: '#666B70',
    dashes: [1.5, 3],
    cssVariable: '--class-noise',
  },
};

const GROUND = { dark: '#14181c', light: '#ffffff' } as const;

function ownStyle({ name, colour }: PickClass, index: number, takenLetters: readonly string[]): ClassStyle {
  const key = String(index + 1);
  const letters = [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
  return {
    ...{ name, key, colour, letter: letters.find((letter) => !takenLetters.includes(letter)) ?? key },
    rgb: rgbOf(colour),
    onDark: legibleOn(GROUND.dark, colour),
    onLight: legibleOn(GROUND.light, colour),
    dashes: dashesOfOwn(index),
    cssVariable: `--class-${key}`,
  };
}

function makeStyles(classes: readonly PickClass[]): ReadonlyMap<string, ClassStyle> {
  const styles = new Map<string, ClassStyle>();
  const letters = Object.values(CLASS_STYLES).map(({ letter }) => letter);
  classes.forEach((one, index) => {
    const style = isEventClass(one.name) ? CLASS_STYLES[one.name] : ownStyle(one, index, letters);
    letters.push(style.letter);
    styles.set(one.name, style);
  });
  return styles;
}

const known = new WeakMap<readonly PickClass[], ReadonlyMap<string, ClassStyle>>();

/** How a class of a list looks; the same list gives the same styles. One that is not on it looks as the next would. */
export function classStyleOf(classes: readonly PickClass[], name: string): ClassStyle {
  const styles = known.get(classes) ?? makeStyles(classes);
  known.set(classes, styles);
  const { colour } = CLASS_STYLES.noise;
  return styles.get(name) ?? ownStyle({ name, colour }, classes.length, []);
}
