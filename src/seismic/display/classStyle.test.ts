import { describe, expect, it } from 'vitest';
import { CLASS_STYLES, classStyleOf } from '#seismic/display/classStyle';
import { EVENT_CLASSES } from '#seismic/picks/pick';
import { freeColour, type PickClass, STANDARD_CLASSES } from '#seismic/picks/pickClasses';

function bytesOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** WCAG 2.2 contrast ratio. */
function contrast(first: string, second: string): number {
  const [low, high] = [first, second]
    .map((hex) => {
      const [r, g, b] = bytesOf(hex).map((byte) =>
        byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('class styles', () => {
  it('can be read on dark and on light grounds', () => {
    for (const name of EVENT_CLASSES) {
      expect(contrast(CLASS_STYLES[name].onDark, '#14181c'), name).toBeGreaterThan(4.5);
      expect(contrast(CLASS_STYLES[name].onLight, '#ffffff'), name).toBeGreaterThan(4.5);
    }
  });

  it('differ in letter, key and outline, and give one colour twice', () => {
    const styles = EVENT_CLASSES.map((name) => CLASS_STYLES[name]);
    expect(new Set(styles.map((style) => style.letter)).size).toBe(3);
    expect(new Set(styles.map((style) => style.key)).size).toBe(3);
    expect(new Set(styles.map((style) => style.dashes.join())).size).toBe(3);
    for (const style of styles) expect(bytesOf(style.colour)).toEqual(style.rgb);
  });
});

describe('styles of nine classes', () => {
  const NAMES = ['Diffuse', 'Dip left', 'Dip right', '地震', 'salt', 'Salt flank'];
  const classes: PickClass[] = [...STANDARD_CLASSES];
  for (const name of NAMES) classes.push({ name, colour: freeColour(classes) });
  const styles = classes.map(({ name }) => classStyleOf(classes, name));

  it('all differ in colour, letter, key, outline and custom property', () => {
    for (const field of ['colour', 'letter', 'key', 'dashes', 'cssVariable'] as const)
      expect(new Set(styles.map((style) => String(style[field]))).size, field).toBe(9);
    expect(styles.map(({ key }) => key).join('')).toBe('123456789');
    expect(styles.slice(0, 3)).toEqual(EVENT_CLASSES.map((name) => CLASS_STYLES[name]));
  });

  it('can be read on dark and on light grounds', () => {
    for (const { onDark, onLight, name } of styles) {
      expect(contrast(onDark, '#14181c'), name).toBeGreaterThan(4.5);
      expect(contrast(onLight, '#ffffff'), name).toBeGreaterThan(4.5);
    }
  });
});
