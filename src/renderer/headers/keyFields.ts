import type { PlainText } from '#contract/catalogue/catalogue';
import { say } from '#renderer/words/say.svelte';
import { fieldPlaceOf, placeOfField, STANDARD_BYTES } from '#seismic/survey/headerBytes';
import {
  FIELD_BYTE_ORDERS,
  FIELD_TYPES,
  LAST_FIELD_BYTE,
  MAPPED_FIELDS,
  type MappedField,
  type OpeningOptions,
} from '#seismic/survey/openingOptions';

/** What each key of the geometry is called. */
export const KEY_LABELS: Readonly<Record<MappedField, PlainText>> = {
  inline: 'Inline',
  crossline: 'Crossline',
  cdp: 'CDP, ensemble',
  fieldRecord: 'Field record',
  offset: 'Offset',
  cdpX: 'X of CDP',
  cdpY: 'Y of CDP',
};

/** Types as people call them. */
export const TYPE_LABELS: Readonly<Record<(typeof FIELD_TYPES)[number], PlainText>> = {
  int32: 'integer, 4 bytes',
  int16: 'integer, 2 bytes',
  float32: 'IEEE float',
  ibm32: 'IBM float',
};

/** One key as it is typed; '' where the standard counts. */
export interface KeyField {
  byte: string;
  type: string;
  byteOrder: string;
}

export type KeyFields = Record<MappedField, KeyField>;
type HeaderBytes = OpeningOptions['headerBytes'];

function keyFieldOf(place: number | string | undefined): KeyField {
  if (place === undefined) return { byte: '', type: '', byteOrder: '' };
  const { byte, type, byteOrder } = fieldPlaceOf(place);
  return { byte: String(byte), type: type ?? '', byteOrder: byteOrder ?? '' };
}

/** The fields of the form for what is stated. */
export function keyFieldsOf(headerBytes: HeaderBytes = {}): KeyFields {
  const of = (field: MappedField) => keyFieldOf(headerBytes[field]);
  return {
    ...{ inline: of('inline'), crossline: of('crossline'), cdp: of('cdp'), fieldRecord: of('fieldRecord') },
    ...{ offset: of('offset'), cdpX: of('cdpX'), cdpY: of('cdpY') },
  };
}

/** The place of a key; null where nothing is stated. @throws RangeError for a byte outside the trace header */
function placeOf(field: MappedField, { byte, type, byteOrder }: KeyField): number | string | null {
  const text = byte.trim();
  if (text === '' && type === '' && byteOrder === '') return null;
  const first = text === '' ? STANDARD_BYTES[field] : Number(text);
  if (!(Number.isInteger(first) && first >= 1 && first <= LAST_FIELD_BYTE))
    throw new RangeError(
      say('{key}: the first byte is a whole number from 1 to {last}.', {
        ...{ key: say(KEY_LABELS[field]), last: LAST_FIELD_BYTE },
      }),
    );
  return placeOfField({
    byte: first,
    type: FIELD_TYPES.find((known) => known === type) ?? null,
    byteOrder: FIELD_BYTE_ORDERS.find((known) => known === byteOrder) ?? null,
  });
}

/** What the fields state; undefined where it is nothing. @throws RangeError that names the key that is wrong */
export function headerBytesOf(fields: KeyFields): HeaderBytes {
  const places = MAPPED_FIELDS.flatMap((field) => {
    const place = placeOf(field, fields[field]);
    return place === null ? [] : [[field, place] as const];
  });
  return places.length === 0 ? undefined : Object.fromEntries(places);
}
