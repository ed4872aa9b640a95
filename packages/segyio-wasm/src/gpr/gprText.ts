import { SegyError } from '../base/errors.js';
import type { ByteSource } from '../source/byteSource.js';
import type { TextHeader } from '../text/textHeader.js';
import { decodedText } from './decodedText.js';

/** What a header file states, by its own names in capitals; with one blank between words. */
export type GprSettings = ReadonlyMap<string, string>;

/** Header files have a few hundred bytes; what is larger than this is none. */
export const LARGEST_HEADER_BYTES = 1024 * 1024;

/** A text of lines as the readers of SEG-Y give theirs. */
export function textOfBytes(bytes: Uint8Array): TextHeader {
  const lines = decodedText(bytes)
    .text.split(/\r{0,2}\n|\r/)
    .map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return { bytes, encoding: 'ascii', codePage: null, hasLineEnds: true, lines };
}

/** Lines of `NAME = value` or `NAME:value`. Of a name that comes twice the first counts. */
export function settingsOfLines(lines: readonly string[], separator: '=' | ':'): GprSettings {
  const settings = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(separator);
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().replace(/\s+/g, ' ').toUpperCase();
    if (name !== '' && !settings.has(name)) settings.set(name, line.slice(at + 1).trim());
  }
  return settings;
}

/** No length, time or count of these files comes near; products of what is smaller stay finite. */
const LARGEST_NUMBER = 1e15;

/** A setting as a number, ignoring text after it; null if there is no valid one. A decimal comma is read. */
export function numberOf(settings: GprSettings, name: string): number | null {
  const found = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?/i.exec(settings.get(name) ?? '');
  const value = found ? Number(found[0].replace(',', '.')) : Number.NaN;
  return Math.abs(value) <= LARGEST_NUMBER ? value : null;
}

const FREQUENCY = /(\d+(?:[.,]\d+)?)\s*([kmg]?)hz/i;
const MHZ: Readonly<Record<string, number>> = { '': 1e-6, k: 1e-3, m: 1, g: 1000 };

/** The frequency in an antenna's name ("BH100 MHz", "1.6GHz shielded") in MHz; null where none with a unit is. */
export function antennaFrequencyOf(name: string): number | null {
  const found = FREQUENCY.exec(name);
  if (!found) return null;
  const value = Number(found[1].replace(',', '.')) * MHZ[found[2].toLowerCase()];
  return value > 0 && Number.isFinite(value) ? value : null;
}

const METRES: readonly (readonly [pattern: RegExp, metres: number])[] = [
  [/^(m|metres?|meters?)$/i, 1],
  [/^(ft|feet|foot)$/i, 0.3048],
  [/^(cm|centimetres?|centimeters?)$/i, 0.01],
  [/^(mm|millimetres?|millimeters?)$/i, 0.001],
  [/^(in|inch|inches)$/i, 0.0254],
];

/** Metres in a unit of distance (international foot and inch), or null if it is not known. */
export function metresOfUnit(unit: string): number | null {
  return METRES.find(([pattern]) => pattern.test(unit.trim()))?.[1] ?? null;
}

/** A header file's lines, and its settings where a sign separates their names from their values. */
export interface HeaderFile {
  readonly text: TextHeader;
  readonly settings: GprSettings;
  /** How its text is encoded, where that is unusual, in a sentence. */
  readonly note: string | null;
}

/** Reads a header file. @throws SegyError 'file.empty', 'file.notSegy' where it cannot be one */
export async function readHeaderFile(source: ByteSource, separator: '=' | ':'): Promise<HeaderFile> {
  const bytes = await readWhole(source);
  const text = textOfBytes(bytes);
  const { encoding } = decodedText(bytes);
  const note = encoding === null ? null : `The header file is ${encoding}: ${source.name}`;
  return { text, settings: settingsOfLines(text.lines, separator), note };
}

async function readWhole(source: ByteSource): Promise<Uint8Array> {
  const { name: file, size } = source;
  if (size === 0 || size > LARGEST_HEADER_BYTES)
    throw new SegyError(
      size === 0 ? 'file.empty' : 'file.notSegy',
      size === 0
        ? `The header file is empty: ${file}`
        : `This header file has ${size} bytes, far more than one can have: ${file}`,
      'Copy it again from where it came from, or choose the right one.',
      { place: { file } },
    );
  const bytes = new Uint8Array(size);
  await source.read([{ offset: 0, target: bytes }]);
  return bytes;
}
