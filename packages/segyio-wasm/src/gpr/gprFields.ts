import { SegyError } from '../base/errors.js';
import { bytesOfType, type WordType } from '../header/byteOrder.js';
import type { FieldChoice } from '../header/headerWords.js';
import type { HeaderField } from '../header/traceFields.js';

function fieldsOf(table: readonly (readonly [byte: number, name: string, type: WordType])[]): HeaderField[] {
  return table.map(([byte, name, type]) => ({ name, byte, type, sinceRevision: 0 }));
}

/** Bytes in front of each trace of a DT1 file: 25 words of float32 and 28 characters. */
export const DT1_HEADER_BYTES = 128;

/**
 * The words of a DT1 trace header, first byte counted from 1. Source: pulseEKKO PRO User's Guide (Sensors &
 * Software), appendix A, "Data File Formats": items 1 to 25 of four bytes each, GPS positions in items 9 to 14
 * as three words of 8 bytes. The guide calls item 7 "time window"; instruments since write the sample interval
 * in picoseconds there (800 in a file of 0.8 ns), so that nothing is reckoned from it.
 */
export const DT1_FIELDS: readonly HeaderField[] = fieldsOf([
  [1, 'TraceNumber', 'float32'],
  [5, 'Position', 'float32'],
  [9, 'SampleCount', 'float32'],
  [13, 'Topography', 'float32'],
  [21, 'BytesPerSample', 'float32'],
  [25, 'TimeWindow', 'float32'],
  [29, 'StackCount', 'float32'],
  [33, 'GpsX', 'float64'],
  [41, 'GpsY', 'float64'],
  [49, 'GpsZ', 'float64'],
  [57, 'ReceiverX', 'float32'],
  [61, 'ReceiverY', 'float32'],
  [65, 'ReceiverZ', 'float32'],
  [69, 'TransmitterX', 'float32'],
  [73, 'TransmitterY', 'float32'],
  [77, 'TransmitterZ', 'float32'],
  [81, 'TimeZeroAdjustment', 'float32'],
  [85, 'ZeroFlag', 'float32'],
  [93, 'TimeOfDaySeconds', 'float32'],
  [97, 'CommentFlag', 'float32'],
]);

/** First byte and length of the comment in a DT1 trace header. */
export const DT1_COMMENT = { byte: 101, byteCount: 28 } as const;

/** The first two words of each scan of a DZT file, which hold its state and its mark instead of amplitudes. */
export function dztTraceFields(type: WordType): HeaderField[] {
  return fieldsOf([
    [1, 'ScanStatus', type],
    [1 + bytesOfType(type), 'ScanMark', type],
  ]);
}

/** A field of a GPR trace header by name, first byte or bytes. @throws SegyError 'field.unknown' */
export function gprField(
  choice: FieldChoice,
  fields: readonly HeaderField[],
  headerBytes: number,
): HeaderField {
  const field =
    typeof choice === 'object'
      ? { name: `byte ${choice.byte}`, sinceRevision: 0, ...choice }
      : fields.find(
          ({ name, byte }) =>
            byte === choice || (typeof choice === 'string' && name.toLowerCase() === choice.toLowerCase()),
        );
  const isInside =
    field !== undefined &&
    Number.isInteger(field.byte) &&
    field.byte >= 1 &&
    field.byte - 1 + bytesOfType(field.type) <= headerBytes;
  if (isInside) return field;
  const asked = typeof choice === 'object' ? `byte ${choice.byte}` : choice;
  throw new SegyError(
    'field.unknown',
    headerBytes === 0
      ? `There is no field ${asked}: the traces of this kind of file have no headers.`
      : `There is no field ${asked} in the ${headerBytes} bytes of this trace header.`,
    headerBytes === 0
      ? 'What is known of the whole line is in `settings`, the place of each trace in `distances()`.'
      : `Choose one of ${fields.map(({ name }) => name).join(', ')}, or { byte, type } inside it.`,
  );
}
