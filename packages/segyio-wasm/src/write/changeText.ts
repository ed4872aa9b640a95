import { SegyError } from '../base/errors.js';
import {
  bytesOfLatin,
  latinOfText,
  type TextCode,
  type TextEncodingName,
  titleOfCode,
} from '../text/textEncoding.js';
import { spansOf, TEXT_HEADER_BYTES, TEXT_LINE_BYTES, TEXT_LINE_COUNT } from '../text/textLines.js';
import { replacedLine } from './replacedLine.js';

const BLANK = 32;

/** What each encoding can hold of what is meant to be read: EBCDIC, in any code page, all of Latin-1. */
function isHeldBy(encoding: TextEncodingName, code: number): boolean {
  const isAscii = code >= BLANK && code < 127;
  return isAscii || (encoding !== 'ascii' && code >= 160 && code < 256);
}

/** Number of a line, counted from 1. */
function placeOf(row: number): string {
  const header = Math.floor(row / TEXT_LINE_COUNT);
  const which = header === 0 ? 'the text header' : `extended text header ${header}`;
  return `line ${(row % TEXT_LINE_COUNT) + 1} of ${which}`;
}

/** Latin-1 of a line. `row` counts from 0 and serves messages. */
function latinOfLine(line: string, row: number, code: TextCode): Uint8Array {
  const codes = [...line].map((character) => character.codePointAt(0) ?? 0);
  if (codes.length > TEXT_LINE_BYTES) {
    throw new SegyError(
      'value.outside',
      `Text of ${codes.length} characters for ${placeOf(row)}, which holds ${TEXT_LINE_BYTES}.`,
      'Shorten it, or go on in the next line.',
    );
  }
  const column = codes.findIndex((character) => !isHeldBy(code.encoding, character));
  if (column < 0) return Uint8Array.from(codes);
  const shown = JSON.stringify(String.fromCodePoint(codes[column]));
  throw new SegyError(
    'value.outside',
    `${shown} at column ${column + 1} of ${placeOf(row)} has no place in ${titleOfCode(code)}.`,
    'Write it in other characters, or pass the line through textThatFits, which puts question marks.',
  );
}

/**
 * The 3200 bytes of a text header from at most 40 lines, each filled up with blanks to 80 characters.
 * @throws SegyError 'value.outside' for a character that the encoding lacks, or more than 80 of them;
 *   'argument.invalid' for more lines
 */
export function bytesOfText(lines: readonly string[], code: TextCode, header = 0): Uint8Array {
  if (lines.length > TEXT_LINE_COUNT) throw tooManyLines(lines.length);
  const latin = new Uint8Array(TEXT_HEADER_BYTES).fill(BLANK);
  lines.forEach((line, row) => {
    latin.set(latinOfLine(line, header * TEXT_LINE_COUNT + row, code), row * TEXT_LINE_BYTES);
  });
  return bytesOfLatin(latin, code);
}

function tooManyLines(count: number): SegyError {
  return new SegyError(
    'argument.invalid',
    `${count} lines of text given; a text header has ${TEXT_LINE_COUNT}.`,
    'Put the rest into an extended text header.',
  );
}

/** New lines of text headers by row: 0 to 39 in the first, 40 to 79 in the first extended one, and so on. */
export type TextLines = ReadonlyMap<number, string>;

/** A text header whose lines may be changed; EBCDIC of code page 037 where none is named. */
export interface ChangeableText {
  readonly bytes: Uint8Array;
  readonly encoding: TextCode['encoding'];
  readonly codePage?: TextCode['codePage'];
}

/** The header's bytes with one line replaced; all others stay, or move where line ends cut the text. */
function withLine(bytes: Uint8Array, code: TextCode, change: { row: number; line: string }): Uint8Array {
  const { row, line } = change;
  const latin = latinOfText(bytes, code);
  const text = latinOfLine(line, row, code);
  const spans = spansOf(latin);
  const replaced = replacedLine(bytes, { latin, spans, text, row: row % TEXT_LINE_COUNT, code });
  if (replaced) return replaced;
  throw new SegyError(
    'value.outside',
    `Text of ${text.length} characters for ${placeOf(row)} does not fit: line ends cut this header, and its ${TEXT_HEADER_BYTES} bytes are full.`,
    'Shorten this line or others.',
  );
}

/**
 * Puts lines into text headers in place, each in the encoding its header has and between the line ends that it
 * has; all other bytes stay, but that a longer line between line ends moves those behind it.
 * @throws SegyError 'argument.invalid' for a row that is not there; 'value.outside' for a character that the
 *   encoding lacks, more than 80 of them, or no room; nothing is changed then
 */
export function changeText(headers: readonly ChangeableText[], lines: TextLines): void {
  const changed = headers.map(({ bytes }) => bytes);
  for (const [row, line] of lines) {
    const index = Math.floor(row / TEXT_LINE_COUNT);
    const header = headers[index];
    if (!Number.isInteger(row) || header === undefined) throw noSuchRow(row, headers.length);
    const code = { encoding: header.encoding, codePage: header.codePage ?? null };
    changed[index] = withLine(changed[index], code, { row, line });
  }
  headers.forEach(({ bytes }, index) => {
    bytes.set(changed[index]);
  });
}

function noSuchRow(row: number, headerCount: number): SegyError {
  const message =
    headerCount === 0
      ? 'The file has no text header, as is the way of Seismic Unix.'
      : `There is no row ${row} of text; the file's text headers have rows 0 to ${headerCount * TEXT_LINE_COUNT - 1}.`;
  return new SegyError('argument.invalid', message, 'Count rows from 0, 40 to a header.');
}

/** True if the lines can be put into the headers, as `changeText` does; the headers stay as they are. */
export function fitsText(headers: readonly ChangeableText[], lines: TextLines): boolean {
  try {
    changeText(
      headers.map((header) => ({ ...header, bytes: header.bytes.slice() })),
      lines,
    );
    return true;
  } catch (error) {
    if (error instanceof SegyError) return false;
    throw error;
  }
}

/** A line cut to 80 characters, with question marks for what the encoding lacks. */
export function textThatFits(line: string, encoding: TextEncodingName): string {
  const fitting = [...line].slice(0, TEXT_LINE_BYTES).map((character) => {
    return isHeldBy(encoding, character.codePointAt(0) ?? 0) ? character : '?';
  });
  return fitting.join('');
}
