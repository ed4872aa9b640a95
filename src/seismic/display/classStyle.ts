import type { EventClass } from '#seismic/picks/pick';

/**
 * How a class looks wherever it is drawn: Okabe–Ito colours, safe for colour-blind eyes, and never
 * colour alone: each has an outline and a letter of its own.
 */
export interface ClassStyle {
  readonly name: string;
  readonly letter: 'D' | 'R' | 'N';
  /** The key that chooses the class. */
  readonly key: '1' | '2' | '3';
  /** For marks on the section, on figures and as an overlay. */
  readonly colour: string;
  readonly rgb: readonly [number, number, number];
  /** For marks and text on a dark ground (4.5:1 on #14181c). */
  readonly onDark: string;
  /** For marks and text on a light ground (4.5:1 on #ffffff). */
  readonly onLight: string;
  /** Dashes of the outline in px, empty where it is solid. */
  readonly dashes: readonly number[];
  /** The custom property that the theme sets to `onDark` or `onLight`. */
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
