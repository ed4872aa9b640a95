import { pow } from '#seismic/numerics/mathematics';

type Bytes = readonly [number, number, number];

/** Text of 4.5:1 or more is legible (WCAG 2.2). */
const LEAST_CONTRAST = 4.5;
const STEPS = 20;

/** Outlines of the user's own classes, in px; none is that of a standard class. */
const DASHES: readonly (readonly number[])[] = [
  [10, 3],
  [8, 3, 2, 3],
  [3, 3],
  [12, 3, 2, 3, 2, 3],
  [2, 5],
  [5, 2, 2, 2],
];

/** The outline of a class by its place in the list of the project. */
export function dashesOfOwn(index: number): readonly number[] {
  return DASHES[index % DASHES.length];
}

/** Red, green, blue of "#RRGGBB", 0 to 255. */
export function rgbOf(colour: string): Bytes {
  const at = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

function luminance(bytes: Bytes): number {
  const [red, green, blue] = bytes.map((byte) => {
    const x = byte / 255;
    return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Bytes, other: Bytes): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first, second) / Math.min(first, second);
}

function hexOf(bytes: Bytes): string {
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour, mixed with as little white or black as makes it legible on a ground. Both as "#RRGGBB". */
export function legibleOn(ground: string, colour: string): string {
  const [below, own] = [rgbOf(ground), rgbOf(colour)];
  const end = luminance(below) > 0.2 ? 0 : 255;
  const mixed = (part: number): Bytes => {
    const mix = (byte: number): number => Math.round(byte + (end - byte) * part);
    return [mix(own[0]), mix(own[1]), mix(own[2])];
  };
  for (let step = 0; step < STEPS; step++)
    if (contrast(mixed(step / STEPS), below) >= LEAST_CONTRAST) return hexOf(mixed(step / STEPS));
  return hexOf(mixed(1));
}
