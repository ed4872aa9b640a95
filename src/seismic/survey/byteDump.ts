/** Bytes of one row of a dump. */
const DUMP_ROW_BYTES = 16;

/** A row of a byte dump. */
export interface DumpRow {
  /** Number of its first byte, as the standard counts. */
  readonly firstByte: number;
  /** Each byte as two hexadecimal digits. */
  readonly hex: readonly string[];
  /** The bytes as characters; "·" for those that are none to be seen. */
  readonly characters: readonly string[];
}

/** The bytes of a field, counted as in its dump. */
export interface FieldBytes {
  readonly byte: number;
  readonly byteCount: number;
}

/** A character of Latin-1 that can be seen, else "·". */
function visible(code: number): string {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad;
  return isControl ? '·' : String.fromCharCode(code);
}

/**
 * A header as rows of 16 bytes.
 * @param latin the same bytes as Latin-1, by the encoding that the characters are read by
 * @param firstByte number of the first byte: 1 in a trace header, 3201 in the binary header
 * @throws RangeError where the two are not of the same length
 */
export function dumpRows(bytes: Uint8Array, latin: Uint8Array, firstByte: number): DumpRow[] {
  if (bytes.length !== latin.length)
    throw new RangeError(`${bytes.length} bytes with ${latin.length} characters`);
  return Array.from({ length: Math.ceil(bytes.length / DUMP_ROW_BYTES) }, (_, row) => {
    const [from, to] = [row * DUMP_ROW_BYTES, (row + 1) * DUMP_ROW_BYTES];
    return {
      firstByte: firstByte + from,
      hex: [...bytes.subarray(from, to)].map((byte) => byte.toString(16).padStart(2, '0')),
      characters: [...latin.subarray(from, to)].map(visible),
    };
  });
}

/** The field that a byte belongs to; the shortest where several overlap, null where none does. */
export function fieldAt<Field extends FieldBytes>(fields: readonly Field[], byte: number): Field | null {
  const holding = fields.filter((field) => byte >= field.byte && byte < field.byte + field.byteCount);
  return holding.reduce<Field | null>(
    (best, field) => (best && best.byteCount <= field.byteCount ? best : field),
    null,
  );
}
