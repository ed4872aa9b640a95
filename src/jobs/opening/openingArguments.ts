import { headerBytesText } from '#seismic/survey/headerBytes';
import { isAsStated, type OpeningOptions } from '#seismic/survey/openingOptions';

export { parseHeaderBytes } from '#seismic/survey/headerBytes';
export type { FileKind, OpeningOptions } from '#seismic/survey/openingOptions';
export {
  BYTE_ORDERS,
  FILE_KINDS,
  FORMAT_CODES,
  LONGEST_INTERVAL_US,
  MAPPED_FIELDS,
  MOST_EXTENDED_TEXTS,
  MOST_PARTS,
  MOST_SAMPLES,
  OPENING_SCHEMA,
  REVISIONS,
  SCALAR_LIMITS,
  TEXT_ENCODINGS,
} from '#seismic/survey/openingOptions';
export { parsePlaneName } from '#seismic/survey/planeName';

/** The command line's option for each. */
export const OPENING_FLAGS = {
  kind: '--kind',
  formatCode: '--format',
  byteOrder: '--byte-order',
  sampleByteOrder: '--sample-byte-order',
  sampleCount: '--samples',
  sampleIntervalUs: '--interval',
  revision: '--revision',
  textEncoding: '--text-encoding',
  extendedTextCount: '--extended-text',
  part: '--part',
  recover: '--recover',
  coordinateScalar: '--coordinate-scalar',
  headerBytes: '--map',
} as const satisfies Record<keyof OpeningOptions, string>;

/** The arguments of the command line that open a file so: ["--format", "5"]. */
export function openingArguments(opening: OpeningOptions): string[] {
  const { headerBytes, recover, ...valued } = opening;
  const words: [string, string | number | undefined][] = [
    [OPENING_FLAGS.kind, valued.kind],
    [OPENING_FLAGS.formatCode, valued.formatCode],
    [OPENING_FLAGS.byteOrder, valued.byteOrder],
    [OPENING_FLAGS.sampleByteOrder, valued.sampleByteOrder],
    [OPENING_FLAGS.sampleCount, valued.sampleCount],
    [OPENING_FLAGS.sampleIntervalUs, valued.sampleIntervalUs],
    [OPENING_FLAGS.revision, valued.revision],
    [OPENING_FLAGS.textEncoding, valued.textEncoding],
    [OPENING_FLAGS.extendedTextCount, valued.extendedTextCount],
    [OPENING_FLAGS.part, valued.part],
    [OPENING_FLAGS.coordinateScalar, valued.coordinateScalar],
  ];
  return [
    ...words.flatMap(([flag, value]) => (value === undefined ? [] : [flag, String(value)])),
    ...(recover ? [OPENING_FLAGS.recover] : []),
    ...(headerBytes ? [OPENING_FLAGS.headerBytes, headerBytesText(headerBytes)] : []),
  ];
}

/** The same in one string, for a message; empty where nothing is stated. */
export function openingText(opening: OpeningOptions): string {
  return isAsStated(opening) ? '' : openingArguments(opening).join(' ');
}
