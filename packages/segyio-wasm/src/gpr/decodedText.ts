/** A text of a header file and how its bytes encode it; null for what is usual, one byte a character. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string | null;
}

/** Bytes from which the order of UTF-16 without a mark is told. */
const LOOKED_AT = 1024;

/** Characters from 16-bit words; an odd last byte is left out. */
function utf16(bytes: Uint8Array, isLittle: boolean): string {
  const [low, high] = isLittle ? [0, 1] : [1, 0];
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes[at + low] + 256 * bytes[at + high]);
  return text;
}

/** The order of UTF-16 without a mark: nearly all of its letters have an upper byte of 0, none a lower one. */
function unmarkedOrder(bytes: Uint8Array): 'little' | 'big' | null {
  const looked = bytes.subarray(0, LOOKED_AT);
  const pairs = looked.length >> 1;
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]++;
  });
  if (pairs < 8) return null;
  if (zeros[1] > 0.8 * pairs && zeros[0] < 0.1 * pairs) return 'little';
  return zeros[0] > 0.8 * pairs && zeros[1] < 0.1 * pairs ? 'big' : null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The text with blanks for what cannot be shown, line ends excepted. */
function shown(text: string): string {
  let result = '';
  for (const sign of text) {
    const isLineEnd = sign === '\n' || sign === '\r';
    const isControl = sign < ' ' || (sign >= '\x7f' && sign < '\xa0');
    result += isControl && !isLineEnd ? ' ' : sign;
  }
  return result;
}

/** Bytes as Latin-1; what cannot be shown becomes a blank. */
export function latinText(bytes: Uint8Array): string {
  return shown(latin(bytes));
}

function decode(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe]))
    return { text: utf16(bytes.subarray(2), true), encoding: 'UTF-16, little-endian' };
  if (startsWith(bytes, [0xfe, 0xff]))
    return { text: utf16(bytes.subarray(2), false), encoding: 'UTF-16, big-endian' };
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]))
    return { text: new TextDecoder().decode(bytes.subarray(3)), encoding: 'UTF-8' };
  const order = unmarkedOrder(bytes);
  if (order === null) return { text: latin(bytes), encoding: null };
  return { text: utf16(bytes, order === 'little'), encoding: `UTF-16, ${order}-endian, without a mark` };
}

/**
 * The text of a header file: UTF-16 with a byte order mark or without, UTF-8 with a mark, else Latin-1. What
 * cannot be shown becomes a blank, line ends excepted.
 */
export function decodedText(bytes: Uint8Array): DecodedText {
  const { text, encoding } = decode(bytes);
  return { text: shown(text), encoding };
}
