import { SegyError } from '../base/errors.js';
import { BINARY_FIELDS } from './binaryFields.js';
import { type ByteOrder, bytesOfType, readWord, type WordType } from './byteOrder.js';
import { type HeaderField, TRACE_FIELDS } from './traceFields.js';

/** A field by its name, by its first byte (from 1), or any bytes at all with a type. */
export type FieldChoice = string | number | { readonly byte: number; readonly type: WordType };

export const TRACE_HEADER_BYTES = 240;
const FIRST_BINARY_BYTE = 3201;
const BINARY_HEADER_BYTES = 400;

function unknownField(choice: string | number, what: string): SegyError {
  return new SegyError(
    'field.unknown',
    `There is no ${what} field ${typeof choice === 'number' ? `that starts at byte ${choice}` : `"${choice}"`}.`,
    'Use a standard name, the first byte of a standard field, or { byte, type }.',
  );
}

function findField(choice: FieldChoice, fields: readonly HeaderField[], what: string): HeaderField {
  if (typeof choice === 'object') {
    return { name: `byte ${choice.byte}`, sinceRevision: 0, ...choice };
  }
  const wanted = typeof choice === 'string' ? choice.toLowerCase() : choice;
  const found = fields.find(({ name, byte }) => name.toLowerCase() === wanted || byte === wanted);
  if (!found) throw unknownField(choice, what);
  return found;
}

function checkInside(field: HeaderField, first: number, byteCount: number): HeaderField {
  const end = field.byte + bytesOfType(field.type);
  if (Number.isInteger(field.byte) && field.byte >= first && end <= first + byteCount) return field;
  throw new SegyError(
    'field.unknown',
    `Bytes ${field.byte} to ${end - 1} are not in the header's bytes ${first} to ${first + byteCount - 1}.`,
    'Choose bytes inside the header.',
    { place: { byte: field.byte } },
  );
}

/**
 * The field of a trace header. Names are looked for among `moreFields` first, the file's own
 * (`layout.extensionFields`), for a rev 2.1 layout may put a standard field elsewhere.
 * @throws SegyError 'field.unknown'
 */
export function traceField(
  choice: FieldChoice,
  headerBytes = TRACE_HEADER_BYTES,
  moreFields: readonly HeaderField[] = [],
): HeaderField {
  const isNamed = typeof choice === 'string';
  const fields = isNamed ? [...moreFields, ...TRACE_FIELDS] : [...TRACE_FIELDS, ...moreFields];
  return checkInside(findField(choice, fields, 'trace header'), 1, headerBytes);
}

/** The field of the binary header, bytes 3201 to 3600. @throws SegyError 'field.unknown' */
export function binaryField(choice: FieldChoice): HeaderField {
  return checkInside(
    findField(choice, BINARY_FIELDS, 'binary header'),
    FIRST_BINARY_BYTE,
    BINARY_HEADER_BYTES,
  );
}

/** A header word with its name. */
export interface NamedWord {
  readonly name: string;
  readonly byte: number;
  readonly value: number;
}

/** A header with its bytes and the words in them. `firstByte` is the standard's number of its first byte. */
export class Header {
  constructor(
    readonly bytes: Uint8Array,
    readonly byteOrder: ByteOrder,
    private readonly kind: 'trace' | 'binary',
    private readonly moreFields: readonly HeaderField[] = [],
  ) {}

  /** The value of a field. @throws SegyError 'field.unknown' */
  get(choice: FieldChoice): number {
    const isTrace = this.kind === 'trace';
    return this.valueOf(
      isTrace ? traceField(choice, this.bytes.length, this.moreFields) : binaryField(choice),
    );
  }

  /** All standard fields, and those of the file's trace header extensions. */
  entries(): NamedWord[] {
    const fields = this.kind === 'trace' ? [...TRACE_FIELDS, ...this.moreFields] : BINARY_FIELDS;
    return fields.map((field) => ({ name: field.name, byte: field.byte, value: this.valueOf(field) }));
  }

  private valueOf({ byte, type }: HeaderField): number {
    const first = this.kind === 'trace' ? 1 : FIRST_BINARY_BYTE;
    return readWord(this.bytes, byte - first, type, this.byteOrder);
  }
}
