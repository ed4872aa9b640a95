import { type ByteOrder, readWord } from '../header/byteOrder.js';

/** Descriptors of a block by their keywords, in capitals, with their values. */
export type Seg2Strings = ReadonlyMap<string, string>;

/**
 * The descriptors of a block from its free-form part: each begins with its length in two bytes, counted with
 * them, and holds a keyword, blanks, and a value up to the terminator. A length of 0, or one that leads outside,
 * ends the list.
 */
export function seg2Strings(bytes: Uint8Array, order: ByteOrder, terminator: number): Seg2Strings {
  const found = new Map<string, string>();
  for (let at = 0; at + 2 < bytes.length; ) {
    const length = readWord(bytes, at, 'uint16', order);
    if (length < 3 || at + length > bytes.length) break;
    const [name, ...rest] = textOf(bytes.subarray(at + 2, at + length), terminator).split(/\s+/);
    if (name !== '' && !found.has(name.toUpperCase())) found.set(name.toUpperCase(), rest.join(' '));
    at += length;
  }
  return found;
}

function textOf(bytes: Uint8Array, terminator: number): string {
  const end = bytes.indexOf(terminator);
  const latin = String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end)));
  // Line ends, and control characters that instruments leave in texts.
  return latin.replace(/\p{Cc}/gu, ' ').trim();
}

/** No length or time of these files comes near; products of what is smaller stay finite. */
const LARGEST_NUMBER = 1e12;

/** The numbers that a value begins with; a decimal comma is read. */
export function numbersOf(strings: Seg2Strings, name: string): number[] {
  const words = (strings.get(name) ?? '').split(' ').map((word) => word.replace(',', '.'));
  const firstOther = words.findIndex((word) => !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word));
  const numbers = words.slice(0, firstOther < 0 ? words.length : firstOther).map(Number);
  return numbers.every((value) => Math.abs(value) <= LARGEST_NUMBER) ? numbers : [];
}

/** The first number of a value; null where there is none. */
export function numberOf(strings: Seg2Strings, name: string): number | null {
  return numbersOf(strings, name)[0] ?? null;
}
