import { bytesOfEven, type Rgb } from '#seismic/display/colour';

/** Tables of 256 colours: four for amplitudes (symmetric about zero), one for probabilities. */
export const COLOUR_TABLE_NAMES = ['diverging', 'grey', 'redWhiteBlue', 'seismic', 'probability'] as const;
export type ColourTableName = (typeof COLOUR_TABLE_NAMES)[number];

/** What a person reads in a menu. */
export const COLOUR_TABLE_TITLES: Readonly<Record<ColourTableName, string>> = {
  diverging: 'Blue–brown, lightness rises evenly',
  grey: 'Grey',
  redWhiteBlue: 'Red–white–blue',
  seismic: 'Seismic',
  probability: 'Probability',
};

/** Tables that suit amplitudes, the default first. */
export const AMPLITUDE_TABLE_NAMES = ['diverging', 'grey', 'redWhiteBlue', 'seismic'] as const;

export const COLOUR_COUNT = 256;

export function isColourTableName(name: string): name is ColourTableName {
  return COLOUR_TABLE_NAMES.some((known) => known === name);
}

/**
 * Troughs blue, peaks brown, zero light grey. Both halves fall evenly in L* from 95 to 24; chroma is
 * held to what both hues can show, so that neither sign looks stronger.
 */
function divergingColour(position: number): Rgb {
  const side = 2 * position - 1;
  const strength = Math.abs(side);
  return bytesOfEven({
    lightness: 95 - 71 * strength,
    chroma: strength * (0.36 - 0.275 * strength),
    hueDegrees: side < 0 ? 252 : 52,
  });
}

/** Peaks black, as a filled wiggle is; even in L*. */
function greyColour(position: number): Rgb {
  return bytesOfEven({ lightness: 98 - 96 * position, chroma: 0, hueDegrees: 0 });
}

/** What people know from other packages: straight lines in sRGB, not even to the eye. */
function redWhiteBlueColour(position: number): Rgb {
  const fade = Math.round(255 * (1 - Math.abs(2 * position - 1)));
  return position < 0.5 ? [255, fade, fade] : [fade, fade, 255];
}

/** Dark blue, blue, white, red, dark red, as matplotlib's table of this name: not even to the eye. */
function seismicColour(position: number): Rgb {
  const part = 4 * position;
  const byte = (share: number) => Math.round(255 * share);
  if (part < 1) return [0, 0, byte(0.3 + 0.7 * part)];
  if (part < 2) return [byte(part - 1), byte(part - 1), 255];
  if (part < 3) return [255, byte(3 - part), byte(3 - part)];
  return [byte(1 - 0.5 * (part - 3)), 0, 0];
}

/** From dark violet by red to light yellow, L* rising evenly from 12 to 93. */
function probabilityColour(position: number): Rgb {
  return bytesOfEven({
    lightness: 12 + 81 * position,
    chroma: 0.09 + 0.4 * position * (1 - position),
    hueDegrees: 290 + 175 * position,
  });
}

const COLOUR_AT: Readonly<Record<ColourTableName, (position: number) => Rgb>> = {
  diverging: divergingColour,
  grey: greyColour,
  redWhiteBlue: redWhiteBlueColour,
  seismic: seismicColour,
  probability: probabilityColour,
};

const made = new Map<string, Uint8Array>();

/**
 * 256 × RGB bytes of sRGB, from the most negative amplitude (or probability 0) up. Not to be changed.
 * @param isReversed true for the colours in reverse order
 */
export function colourTable(name: ColourTableName, isReversed = false): Uint8Array {
  const key = `${name}${isReversed ? ' reversed' : ''}`;
  const known = made.get(key);
  if (known) return known;
  const table = new Uint8Array(3 * COLOUR_COUNT);
  for (let i = 0; i < COLOUR_COUNT; i++) {
    const position = i / (COLOUR_COUNT - 1);
    table.set(COLOUR_AT[name](isReversed ? 1 - position : position), 3 * i);
  }
  made.set(key, table);
  return table;
}

/** The table's index of a value between −clip and +clip; beyond, its ends. */
export function colourIndex(value: number, clip: number): number {
  const position = Math.floor((value / clip) * (COLOUR_COUNT / 2) + COLOUR_COUNT / 2);
  return Math.min(COLOUR_COUNT - 1, Math.max(0, position));
}

/** The table's colour as CSS, for legends and marks. */
export function cssColour(table: Uint8Array, index: number): string {
  return `rgb(${table[3 * index]} ${table[3 * index + 1]} ${table[3 * index + 2]})`;
}
