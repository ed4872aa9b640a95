import { SegyError } from '../base/errors.js';
import { BINARY_FIELDS } from './binaryFields.js';
import { type ByteOrder, bytesOfType, readWord, type WordType } from './byteOrder.js';
import { shortestDecimal } from './shortestDecimal.js';
import { type HeaderField, TRACE_FIELDS } from './traceFields.js';

/** A field by its name, by its first byte (from 1), or any bytes at all with a type. */
export type FieldChoice =
  | string
  | number
  | {
      readonly byte: number;
      readonly type: WordType;
      /** Order of its bytes where it is not that of the file's headers. */
      readonly byteOrder?: ByteOrder;
    };

export const TRACE_HEADER_BYTES = 240;
const FIRST_BINARY_BYTE = 3201;
const BINARY_HEADER_BYTES = 400;

function unknownField(choice: string | number, what: 'trace header' | 'binary header'): SegyError {
  return new SegyError(
    'field.unknown',
    `There is no ${what} field ${typeof choice === 'number' ? `that starts at byte ${choice}` : `"${choice}"`}.`,
    'Use a standard name, the first byte of a standard field, or { byte, type }.',
  );
}

function chosenWord(choice: Exclude<FieldChoice, string | number>): HeaderField {
  return { name: `byte ${choice.byte}`, sinceRevision: 0, ...choice };
}

function findField(choice: string | number, fields: readonly HeaderField[]): HeaderField | undefined {
  const wanted = typeof choice === 'string' ? choice.toLowerCase() : choice;
  return fields.find(({ name, byte }) => name.toLowerCase() === wanted || byte === wanted);
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

/** The fields of a file's trace headers, and how long these are; every `FileLayout` has them. */
export interface TraceHeaderFields {
  readonly traceHeaderBytes: number;
  /** The fields of the standard header: those of SEG-Y, or Seismic Unix's own. */
  readonly headerFields: readonly HeaderField[];
  /** Fields beyond the standard 240 bytes, and those that a rev 2.1 layout stanza names. */
  readonly extensionFields: readonly HeaderField[];
}

/** Fields that SEG-Y and Seismic Unix have in common are known by SEG-Y's names in both. */
const SHARED_FIELDS = TRACE_FIELDS.filter(({ sinceRevision }) => sinceRevision === 0);

/**
 * The field of a trace header, SEG-Y's unless the file has others. Names are looked for among the file's own
 * extension fields first, for a rev 2.1 layout may put a standard field elsewhere.
 * @throws SegyError 'field.unknown'
 */
export function traceField(choice: FieldChoice, table: Partial<TraceHeaderFields> = {}): HeaderField {
  const { traceHeaderBytes = TRACE_HEADER_BYTES, headerFields = TRACE_FIELDS, extensionFields = [] } = table;
  if (typeof choice === 'object') return checkInside(chosenWord(choice), 1, traceHeaderBytes);
  const [first, second, third] =
    typeof choice === 'string'
      ? [extensionFields, headerFields, SHARED_FIELDS]
      : [headerFields, extensionFields, TRACE_FIELDS];
  const found = findField(choice, first) ?? findField(choice, second) ?? findField(choice, third);
  if (!found) throw unknownField(choice, 'trace header');
  return checkInside(found, 1, traceHeaderBytes);
}

/** The field of the binary header, bytes 3201 to 3600. @throws SegyError 'field.unknown' */
export function binaryField(choice: FieldChoice): HeaderField {
  if (typeof choice === 'object')
    return checkInside(chosenWord(choice), FIRST_BINARY_BYTE, BINARY_HEADER_BYTES);
  const found = findField(choice, BINARY_FIELDS);
  if (!found) throw unknownField(choice, 'binary header');
  return checkInside(found, FIRST_BINARY_BYTE, BINARY_HEADER_BYTES);
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
    private readonly table: Partial<TraceHeaderFields> = {},
  ) {}

  /** The value of a field. @throws SegyError 'field.unknown' */
  get(choice: FieldChoice): number {
    const isTrace = this.kind === 'trace';
    const table = { ...this.table, traceHeaderBytes: this.bytes.length };
    return this.valueOf(isTrace ? traceField(choice, table) : binaryField(choice));
  }

  /**
   * All fields of the standard, or of Seismic Unix, and those of the file's trace header extensions. Floats of
   * 4 bytes come as the shortest decimals that stand for them.
   */
  entries(): NamedWord[] {
    const { headerFields = TRACE_FIELDS, extensionFields = [] } = this.table;
    const fields = this.kind === 'trace' ? [...headerFields, ...extensionFields] : BINARY_FIELDS;
    return fields.map((field) => ({
      name: field.name,
      byte: field.byte,
      value: field.type === 'float32' ? shortestDecimal(this.valueOf(field)) : this.valueOf(field),
    }));
  }

  private valueOf({ byte, type, byteOrder = this.byteOrder }: HeaderField): number {
    const first = this.kind === 'trace' ? 1 : FIRST_BINARY_BYTE;
    return readWord(this.bytes, byte - first, type, byteOrder);
  }
}
