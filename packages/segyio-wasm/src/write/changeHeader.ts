import { SegyError } from '../base/errors.js';
import { type ByteOrder, isFloatType, rangeOfType, writeWord } from '../header/byteOrder.js';
import { binaryField, type FieldChoice, type TraceHeaderFields, traceField } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';
import type { FileLayout } from '../layout/layout.js';

/** Samples of Seismic Unix are IEEE floats. */
const SU_FORMAT_CODE = 5;

/**
 * New values of fields: an object by standard name or first byte (`{ CDP: 7, 189: 3 }`), or a map whose keys
 * may also be `{ byte, type }`. Undefined leaves a field as it is.
 */
export type FieldValues = Readonly<Record<string, number | undefined>> | ReadonlyMap<FieldChoice, number>;

/** The pairs of field and value. An object's key that is a whole number counts as a first byte. */
export function entriesOf(values: FieldValues): [FieldChoice, number][] {
  if (values instanceof Map) return [...values];
  return Object.entries(values).flatMap(([key, value]): [FieldChoice, number][] =>
    value === undefined ? [] : [[/^\d+$/.test(key) ? Number(key) : key, value]],
  );
}

function checkFits({ name, byte, type }: HeaderField, value: number): void {
  const [smallest, largest] = rangeOfType(type);
  const isWhole = isFloatType(type) || Number.isInteger(value);
  if (isWhole && value >= smallest && value <= largest) return;
  throw new SegyError(
    'value.outside',
    `${value} does not fit ${name} (byte ${byte}, ${type}: ${smallest} to ${largest}).`,
    'Scale the value, or put it into a wider field.',
    { place: { byte } },
  );
}

interface Change {
  readonly field: HeaderField;
  readonly value: number;
}

/** Finds the fields and holds the values against them, all of them before the first byte changes. */
function checkedChanges(values: FieldValues, fieldOf: (choice: FieldChoice) => HeaderField): Change[] {
  return entriesOf(values).map(([choice, value]) => {
    const field = fieldOf(choice);
    checkFits(field, value);
    return { field, value };
  });
}

/**
 * Puts values into a trace header in place; all or, where one does not fit, none. The names are SEG-Y's unless
 * the `layout` of a file has others.
 * @throws SegyError 'field.unknown', 'value.outside'
 */
export function changeTraceHeader(
  header: Uint8Array,
  values: FieldValues,
  order: ByteOrder,
  layout: Partial<TraceHeaderFields> = {},
): void {
  const table = { headerFields: layout.headerFields, traceHeaderBytes: header.length };
  const changes = checkedChanges(values, (choice) => traceField(choice, table));
  for (const { field, value } of changes)
    writeWord(header, field.byte - 1, { type: field.type, value, order: field.byteOrder ?? order });
}

/** Puts values into the 400 bytes of a binary header in place. @throws as above */
export function changeBinaryHeader(header: Uint8Array, values: FieldValues, order: ByteOrder): void {
  for (const { field, value } of checkedChanges(values, binaryField))
    writeWord(header, field.byte - 3201, { type: field.type, value, order });
}

/**
 * Holds changes of a binary header against the kind of file: Seismic Unix has none, and IEEE floats alone.
 * @throws SegyError 'argument.invalid'
 */
export function checkBinaryChanges(
  { kind }: Pick<FileLayout, 'kind'>,
  values: FieldValues,
  formatCode?: number,
): void {
  const isOtherFormat = formatCode !== undefined && formatCode !== SU_FORMAT_CODE;
  if (kind !== 'su' || (entriesOf(values).length === 0 && !isOtherFormat)) return;
  throw new SegyError(
    'argument.invalid',
    'A Seismic Unix file has no binary header, and no samples but IEEE floats (format 5).',
    'Make a new SEG-Y file of it with createSegy.',
  );
}

/**
 * Pairs are counted from the file's first byte: where a trace has an odd number of bytes, every other
 * header begins inside a pair, and its words cannot be changed by themselves.
 * @throws SegyError 'argument.invalid'
 */
export function checkPairsOfTraces(layout: {
  readonly byteOrder: ByteOrder;
  readonly traceBytes: number;
}): void {
  if (layout.byteOrder !== 'pair-swapped' || layout.traceBytes % 2 === 0) return;
  throw new SegyError(
    'argument.invalid',
    `Traces of ${layout.traceBytes} bytes, an odd number, in a pair-swapped file: their headers cannot be changed.`,
    'Make a new file in another order of bytes with createSegy.',
  );
}
