import { SegyError } from '../base/errors.js';
import type { ByteSource } from '../source/byteSource.js';
import type { TextHeader } from '../text/textHeader.js';

/** What a header file states, by its own names in capitals; with one blank between words. */
export type GprSettings = ReadonlyMap<string, string>;

/** Header files have a few hundred bytes; what is larger than this is none. */
const LARGEST_HEADER_BYTES = 1024 * 1024;

/** Bytes as Latin-1; what cannot be shown becomes a blank. */
export function latinText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    const codes = Array.from(bytes.subarray(at, at + 4096), (code) =>
      (code < 32 && code !== 10 && code !== 13) || (code >= 127 && code < 160) ? 32 : code,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

/** A text of lines as the readers of SEG-Y give theirs. */
export function textOfBytes(bytes: Uint8Array): TextHeader {
  const lines = latinText(bytes)
    .split(/\r{0,2}\n|\r/)
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

/** All bytes of a header file. @throws SegyError 'file.empty', 'file.notSegy' where it cannot be one */
export async function readHeaderFile(source: ByteSource): Promise<Uint8Array> {
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
