/** A way of storing samples, by its code in bytes 3225-3226. */
export interface SampleFormat {
  readonly code: number;
  readonly name: string;
  readonly bytes: number;
  /** False for formats that are known but not decoded yet. */
  readonly isReadable: boolean;
  readonly isWritable: boolean;
}

function format(
  code: number,
  name: string,
  bytes: number,
  options: Partial<SampleFormat> = {},
): SampleFormat {
  return { code, name, bytes, isReadable: true, isWritable: false, ...options };
}

/** SEG-Y rev 2.1, table 2. Codes 13 and 14 are not used by any revision. */
export const SAMPLE_FORMATS: readonly SampleFormat[] = [
  format(1, 'IBM float, 4 bytes', 4, { isWritable: true }),
  format(2, 'integer, 4 bytes', 4),
  format(3, 'integer, 2 bytes', 2),
  format(4, 'fixed point with gain, 4 bytes', 4, { isReadable: false }),
  format(5, 'IEEE float, 4 bytes', 4, { isWritable: true }),
  format(6, 'IEEE float, 8 bytes', 8),
  format(7, 'integer, 3 bytes', 3),
  format(8, 'integer, 1 byte', 1),
  format(9, 'integer, 8 bytes', 8),
  format(10, 'unsigned integer, 4 bytes', 4),
  format(11, 'unsigned integer, 2 bytes', 2),
  format(12, 'unsigned integer, 8 bytes', 8),
  format(15, 'unsigned integer, 3 bytes', 3),
  format(16, 'unsigned integer, 1 byte', 1),
];

/** The format of a code, or null where no revision knows it. */
export function formatOfCode(code: number): SampleFormat | null {
  return SAMPLE_FORMATS.find((known) => known.code === code) ?? null;
}
