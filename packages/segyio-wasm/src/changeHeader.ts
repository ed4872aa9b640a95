import { type ByteOrder, rangeOfType, writeWord } from './byteOrder.js';
import { SegyError } from './errors.js';
import { binaryField, traceField } from './headerWords.js';
import type { HeaderField } from './traceFields.js';

/** New values of fields, by standard name. */
export type FieldValues = Readonly<Record<string, number>>;

function checkFits({ name, byte, type }: HeaderField, value: number): void {
  const [smallest, largest] = rangeOfType(type);
  const isWhole = type.startsWith('float') || Number.isInteger(value);
  if (isWhole && value >= smallest && value <= largest) return;
  throw new SegyError(
    'value.outside',
    `${value} does not fit ${name} (byte ${byte}, ${type}: ${smallest} to ${largest}).`,
    'Scale the value, or put it into a wider field.',
    { place: { byte } },
  );
}

/** Puts values into a trace header in place. @throws SegyError 'field.unknown', 'value.outside' */
export function changeTraceHeader(header: Uint8Array, values: FieldValues, order: ByteOrder): void {
  for (const [name, value] of Object.entries(values)) {
    const field = traceField(name);
    checkFits(field, value);
    writeWord(header, field.byte - 1, { type: field.type, value, order });
  }
}

/** Puts values into the 400 bytes of a binary header in place. @throws as above */
export function changeBinaryHeader(header: Uint8Array, values: FieldValues, order: ByteOrder): void {
  for (const [name, value] of Object.entries(values)) {
    const field = binaryField(name);
    checkFits(field, value);
    const isByte = field.type === 'uint8';
    writeWord(header, field.byte - 3201, { type: field.type, value, order: isByte ? 'big' : order });
  }
}
