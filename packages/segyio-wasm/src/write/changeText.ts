import { SegyError } from '../base/errors.js';
import { ebcdicOfLatin } from '../text/ebcdic.js';
import { TEXT_HEADER_BYTES, TEXT_LINE_BYTES, type TextEncoding } from '../text/textHeader.js';

export const TEXT_LINE_COUNT = TEXT_HEADER_BYTES / TEXT_LINE_BYTES;
const BLANK = 32;

/** What each encoding can hold of what is meant to be read: EBCDIC (code page 037) all of Latin-1. */
function isHeldBy(encoding: TextEncoding, code: number): boolean {
  const isAscii = code >= BLANK && code < 127;
  return isAscii || (encoding === 'ebcdic' && code >= 160 && code < 256);
}

const ENCODING_NAMES: Readonly<Record<TextEncoding, string>> = {
  ascii: 'ASCII',
  ebcdic: 'EBCDIC (code page 037)',
};

/** Number of a line, counted from 1. */
function placeOf(row: number): string {
  const header = Math.floor(row / TEXT_LINE_COUNT);
  const which = header === 0 ? 'the text header' : `extended text header ${header}`;
  return `line ${(row % TEXT_LINE_COUNT) + 1} of ${which}`;
}

function codesOf(line: string, row: number, encoding: TextEncoding): number[] {
  const codes = [...line].map((character) => character.codePointAt(0) ?? 0);
  if (codes.length > TEXT_LINE_BYTES) {
    throw new SegyError(
      'value.outside',
      `Text of ${codes.length} characters for ${placeOf(row)}, which holds ${TEXT_LINE_BYTES}.`,
      'Shorten it, or go on in the next line.',
    );
  }
  const column = codes.findIndex((code) => !isHeldBy(encoding, code));
  if (column < 0) return codes;
  const shown = JSON.stringify(String.fromCodePoint(codes[column]));
  throw new SegyError(
    'value.outside',
    `${shown} at column ${column + 1} of ${placeOf(row)} has no place in ${ENCODING_NAMES[encoding]}.`,
    'Write it in other characters, or pass the line through textThatFits, which puts question marks.',
  );
}

/**
 * The 80 bytes of one line, filled up with blanks. `row` counts from 0 and serves messages.
 * @throws SegyError 'value.outside' for a character that the encoding lacks, or more than 80 of them
 */
export function bytesOfLine(line: string, row: number, encoding: TextEncoding): Uint8Array {
  const latin = new Uint8Array(TEXT_LINE_BYTES).fill(BLANK);
  latin.set(codesOf(line, row, encoding));
  return encoding === 'ebcdic' ? ebcdicOfLatin(latin) : latin;
}

/** The 3200 bytes of a text header from at most 40 lines. @throws as `bytesOfLine`; 'argument.invalid' */
export function bytesOfText(lines: readonly string[], encoding: TextEncoding, header = 0): Uint8Array {
  if (lines.length > TEXT_LINE_COUNT) throw tooManyLines(lines.length);
  const bytes = new Uint8Array(TEXT_HEADER_BYTES);
  for (let row = 0; row < TEXT_LINE_COUNT; row++) {
    const line = bytesOfLine(lines[row] ?? '', header * TEXT_LINE_COUNT + row, encoding);
    bytes.set(line, row * TEXT_LINE_BYTES);
  }
  return bytes;
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

/**
 * Puts lines into text headers in place, each in the encoding its header has; all other bytes stay.
 * @throws SegyError 'argument.invalid' for a row that is not there; as `bytesOfLine`
 */
export function changeText(
  headers: readonly { readonly bytes: Uint8Array; readonly encoding: TextEncoding }[],
  lines: TextLines,
): void {
  const encoded = [...lines].map(([row, line]) => {
    const header = headers[Math.floor(row / TEXT_LINE_COUNT)];
    if (!Number.isInteger(row) || header === undefined) throw noSuchRow(row, headers.length);
    return { header, row, bytes: bytesOfLine(line, row, header.encoding) };
  });
  for (const { header, row, bytes } of encoded)
    header.bytes.set(bytes, (row % TEXT_LINE_COUNT) * TEXT_LINE_BYTES);
}

function noSuchRow(row: number, headerCount: number): SegyError {
  const message =
    headerCount === 0
      ? 'The file has no text header, as is the way of Seismic Unix.'
      : `There is no row ${row} of text; the file's text headers have rows 0 to ${headerCount * TEXT_LINE_COUNT - 1}.`;
  return new SegyError('argument.invalid', message, 'Count rows from 0, 40 to a header.');
}

/** A line cut to 80 characters, with question marks for what the encoding lacks. */
export function textThatFits(line: string, encoding: TextEncoding): string {
  const fitting = [...line].slice(0, TEXT_LINE_BYTES).map((character) => {
    return isHeldBy(encoding, character.codePointAt(0) ?? 0) ? character : '?';
  });
  return fitting.join('');
}
