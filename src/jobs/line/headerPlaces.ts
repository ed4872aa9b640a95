import type { FieldChoice, FileLayout, GeometryBytes } from 'segyio-wasm';
import { fieldPlaceOf, STANDARD_BYTES } from '#seismic/survey/headerBytes';
import { MAPPED_FIELDS, type OpeningOptions } from '#seismic/survey/openingOptions';

type HeaderBytes = OpeningOptions['headerBytes'];

/** The field of a byte of the standard where the user states another place; null where it is not stated. */
export function mappedField(
  { headerFields }: FileLayout,
  standardByte: number,
  headerBytes: HeaderBytes = {},
): FieldChoice | null {
  const field = MAPPED_FIELDS.find((name) => STANDARD_BYTES[name] === standardByte);
  const place = field && headerBytes[field];
  if (place === undefined) return null;
  const { byte, type, byteOrder } = fieldPlaceOf(place);
  if (type) return { byte, type, ...(byteOrder ? { byteOrder } : {}) };
  return headerFields.some((known) => known.byte === byte) ? byte : { byte, type: 'int32' };
}

/** Where the keys of the geometry are, as far as the user states it. */
export function geometryBytes(layout: FileLayout, headerBytes: HeaderBytes): GeometryBytes {
  const place = (key: keyof typeof STANDARD_BYTES) =>
    mappedField(layout, STANDARD_BYTES[key], headerBytes) ?? undefined;
  return {
    inlineByte: place('inline'),
    crosslineByte: place('crossline'),
    offsetByte: place('offset'),
    cdpByte: place('cdp'),
    fieldRecordByte: place('fieldRecord'),
  };
}
