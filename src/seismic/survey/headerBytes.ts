import {
  FIELD_BYTE_ORDERS,
  FIELD_TYPES,
  LAST_FIELD_BYTE,
  MAPPED_FIELDS,
  type MappedField,
  type OpeningOptions,
  TYPED_FIELD,
} from '#seismic/survey/openingOptions';

/** First bytes of the fields that geometry and coordinates are made of, as the standard has them. */
export const STANDARD_BYTES = {
  fieldRecord: 9,
  cdp: 21,
  offset: 37,
  cdpX: 181,
  cdpY: 185,
  inline: 189,
  crossline: 193,
} as const satisfies Record<MappedField, number>;

/** Which trace headers are read for the ranges of their fields: a sample, or all. */
export const HEADER_SCANS = ['quick', 'full'] as const;
export type HeaderScanKind = (typeof HEADER_SCANS)[number];

/** Different values of a field in no order that are counted; more are not told apart. */
export const MOST_DISTINCT = 65_536;

/** How the values of a field go along the traces that were looked at. Rising ones may stay the same for a while. */
export type ValueOrder = 'equal' | 'rising' | 'falling' | 'mixed';

export const VALUE_ORDER_WORDS = {
  equal: 'all equal',
  rising: 'rising',
  falling: 'falling',
  mixed: 'no order',
} as const satisfies Record<ValueOrder, string>;

type HeaderBytes = NonNullable<OpeningOptions['headerBytes']>;

/** "inline=189,crossline=193" */
export function headerBytesText(headerBytes: HeaderBytes): string {
  return MAPPED_FIELDS.filter((field) => headerBytes[field] !== undefined)
    .map((field) => `${field}=${headerBytes[field]}`)
    .join(',');
}

/** Where a field is, with its type and byte order where the user states them. */
export interface FieldPlace {
  readonly byte: number;
  readonly type: (typeof FIELD_TYPES)[number] | null;
  readonly byteOrder: (typeof FIELD_BYTE_ORDERS)[number] | null;
}

/** The parts of a field's place: a first byte, or "189:int32:little". */
export function fieldPlaceOf(place: number | string): FieldPlace {
  if (typeof place === 'number') return { byte: place, type: null, byteOrder: null };
  const [, byte, type, byteOrder] = TYPED_FIELD.exec(place) ?? [];
  return {
    byte: Number(byte),
    type: FIELD_TYPES.find((known) => known === type) ?? null,
    byteOrder: FIELD_BYTE_ORDERS.find((known) => known === byteOrder) ?? null,
  };
}

/** A place as the options state it: a first byte, or "189:int32:little" where type or byte order are stated. */
export function placeOfField({ byte, type, byteOrder }: FieldPlace): number | string {
  if (type === null && byteOrder === null) return byte;
  return [byte, type ?? 'int32', ...(byteOrder ? [byteOrder] : [])].join(':');
}

/**
 * Fields with the first byte of each, from "inline=189, crossline=193"; "inline=189:float32" has a type, and
 * "inline=189:int32:little" a byte order as well.
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
    const place = /^\d+$/.test(value) ? Number(value) : value;
    const { byte } = fieldPlaceOf(place);
    if (!(byte >= 1 && byte <= LAST_FIELD_BYTE))
      throw new RangeError(
        `The first byte of ${field} is a whole number from 1 to ${LAST_FIELD_BYTE}, with a type where it is no whole number of 4 bytes: 189:float32, 189:ibm32, 189:int16, 189:int32:little.`,
      );
    return [field, place] as const;
  });
  return Object.fromEntries(entries);
}
