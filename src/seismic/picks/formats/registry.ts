import { CSV_PICKS } from '#seismic/picks/formats/csv';
import { JSON_PICKS } from '#seismic/picks/formats/json';
import type { PickFormat } from '#seismic/picks/formats/pickFormat';

/** All formats of picks files; the window and the command line read and write each of them. */
const PICK_FORMATS = [JSON_PICKS, CSV_PICKS] as const satisfies readonly PickFormat[];

/** A format is named by the ending of its files. */
export type PickFormatName = (typeof PICK_FORMATS)[number]['extension'];

export const PICK_FORMAT_NAMES: readonly PickFormatName[] = PICK_FORMATS.map(({ extension }) => extension);

/** The formats for messages: "JSON or CSV". */
export const PICK_FORMAT_WORDS = PICK_FORMAT_NAMES.map((name) => name.toUpperCase()).join(' or ');

/** The format that a file's ending names, or null. */
export function formatOfEnding(fileName: string): PickFormat | null {
  return PICK_FORMATS.find(({ extension }) => fileName.toLowerCase().endsWith(`.${extension}`)) ?? null;
}

/** The format that a text is in, or else the one that its file's ending names, or null. */
export function formatOfText(text: string, fileName: string): PickFormat | null {
  return PICK_FORMATS.find(({ recognises }) => recognises(text)) ?? formatOfEnding(fileName);
}
