import { LAST_FIELD_BYTE, MAPPED_FIELDS, type OpeningOptions } from '#seismic/survey/openingOptions';

type HeaderBytes = NonNullable<OpeningOptions['headerBytes']>;

/** "inline=189,crossline=193" */
export function headerBytesText(headerBytes: HeaderBytes): string {
  return MAPPED_FIELDS.filter((field) => headerBytes[field] !== undefined)
    .map((field) => `${field}=${headerBytes[field]}`)
    .join(',');
}

/**
 * Fields with the first byte of each, from "inline=189, crossline=193".
 * @throws RangeError that says what is wrong
 */
export function parseHeaderBytes(text: string): HeaderBytes {
  const entries = text.split(',').map((part) => {
    const [name, value = '', ...more] = part.split('=').map((word) => word.trim());
    const field = MAPPED_FIELDS.find((known) => known.toLowerCase() === name.toLowerCase());
    if (field === undefined || more.length > 0)
      throw new RangeError(
        `Give fields with their first bytes, as inline=189,crossline=193; fields are ${MAPPED_FIELDS.join(', ')}.`,
      );
    const byte = Number(value);
    if (!/^\d+$/.test(value) || byte < 1 || byte > LAST_FIELD_BYTE)
      throw new RangeError(`The first byte of ${field} is a whole number from 1 to ${LAST_FIELD_BYTE}.`);
    return [field, byte] as const;
  });
  return Object.fromEntries(entries);
}
