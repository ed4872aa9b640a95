import type { OddField, OddWords } from 'segyio-wasm';
import { openingText } from '#jobs/opening/openingArguments';
import { STANDARD_BYTES } from '#seismic/survey/headerBytes';
import { MAPPED_FIELDS, type MappedField, type OpeningOptions } from '#seismic/survey/openingOptions';

function mappedName({ byte }: OddField): MappedField | null {
  return MAPPED_FIELDS.find((name) => STANDARD_BYTES[name] === byte) ?? null;
}

/** "189:int32:little" */
function placeOf({ byte, type, byteOrder }: OddField): string {
  return [byte, type, ...(byteOrder ? [byteOrder] : [])].join(':');
}

/**
 * The warning on header words that seem to be kept otherwise than the standard says, with the option that reads
 * them so where there is one; none where the user has said where these fields are.
 */
export function oddWordsWarning({ fields, reason }: OddWords, opening: OpeningOptions): string[] {
  const places = fields.flatMap((field) => {
    const name = mappedName(field);
    return name ? [[name, placeOf(field)] as const] : [];
  });
  if (places.length === 0) return [reason];
  if (places.every(([name]) => opening.headerBytes?.[name] !== undefined)) return [];
  return [`${reason} Add ${openingText({ headerBytes: Object.fromEntries(places) })} to read it so.`];
}
