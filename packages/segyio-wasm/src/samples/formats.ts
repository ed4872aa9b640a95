import type { Revision } from '../header/revision.js';

/** A way of storing samples, by its code in bytes 3225-3226. */
export interface SampleFormat {
  readonly code: number;
  readonly name: string;
  readonly bytes: number;
  /** The rule by which the core decodes it: the code itself, but 13 for format 4 before revision 2. */
  readonly decoder: number;
  readonly isWritable: boolean;
}

function format(
  code: number,
  name: string,
  bytes: number,
  options: Partial<SampleFormat> = {},
): SampleFormat {
  return { code, name, bytes, decoder: code, isWritable: true, ...options };
}

/** SEG-Y rev 2.1, table 2. Codes 13 and 14 are not used by any revision. */
export const SAMPLE_FORMATS: readonly SampleFormat[] = [
  format(1, 'IBM float, 4 bytes', 4),
  format(2, 'integer, 4 bytes', 4),
  format(3, 'integer, 2 bytes', 2),
  format(4, 'fixed point with gain, 4 bytes', 4, { isWritable: false }),
  format(5, 'IEEE float, 4 bytes', 4),
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

/** A code that no revision uses stands for format 4 with a gain that counts upwards. */
const GAIN_UPWARDS = 13;

/**
 * The format as a revision means it. Format 4 alone differs: revisions 0 and 1 state mantissa · 2^gain,
 * 2.0 and 2.1 state mantissa · 2^−gain (noted in equinor/segyio issue 605; no file is known that decides it).
 */
export function formatIn(format: SampleFormat, { major }: Revision): SampleFormat {
  return format.code === 4 && major < 2 ? { ...format, decoder: GAIN_UPWARDS } : format;
}

/** The format of a code, or null if no revision knows it. */
export function formatOfCode(code: number): SampleFormat | null {
  return SAMPLE_FORMATS.find((known) => known.code === code) ?? null;
}
