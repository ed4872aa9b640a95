import type { OpeningOptions } from '#seismic/survey/openingOptions';

/** Names of the sample formats by their code. */
export const FORMAT_NAMES: Readonly<Record<NonNullable<OpeningOptions['formatCode']>, string>> = {
  1: 'IBM float, 4 bytes',
  2: 'integer, 4 bytes',
  3: 'integer, 2 bytes',
  4: 'fixed point with gain, 4 bytes',
  5: 'IEEE float, 4 bytes',
  6: 'IEEE float, 8 bytes',
  7: 'integer, 3 bytes',
  8: 'integer, 1 byte',
  9: 'integer, 8 bytes',
  10: 'unsigned integer, 4 bytes',
  11: 'unsigned integer, 2 bytes',
  12: 'unsigned integer, 8 bytes',
  15: 'unsigned integer, 3 bytes',
  16: 'unsigned integer, 1 byte',
};

/** "little-endian"; "pair-swapped" stays as it is. */
export function byteOrderWords(order: NonNullable<OpeningOptions['byteOrder']>): string {
  return order === 'pair-swapped' ? order : `${order}-endian`;
}

function statedWords(opening: OpeningOptions): string[] {
  const { kind, formatCode, byteOrder, sampleByteOrder, headerBytes } = opening;
  const said = <Value>(value: Value | undefined, words: (value: Value) => string): string[] =>
    value === undefined ? [] : [words(value)];
  return [
    ...said(kind, (value) => (value === 'su' ? 'Seismic Unix' : 'SEG-Y')),
    ...said(formatCode, (code) => `format ${code} (${FORMAT_NAMES[code]})`),
    ...said(byteOrder, byteOrderWords),
    ...said(sampleByteOrder, (order) => `samples ${byteOrderWords(order)}`),
    ...said(opening.sampleCount, (count) => `${count} samples a trace`),
    ...said(opening.sampleIntervalUs, (interval) => `every ${interval / 1000} ms`),
    ...said(opening.revision, (revision) => `revision ${revision}`),
    ...said(opening.textEncoding, (encoding) => `text in ${encoding}`),
    ...said(opening.extendedTextCount, (count) => `${count} extended text headers`),
    ...said(opening.part, (part) => `part ${part}`),
    ...said(opening.recover, () => 'damage skipped'),
    ...said(opening.coordinateScalar, (scalar) => `coordinates scaled by ${scalar}`),
    ...Object.entries(headerBytes ?? {}).map(([field, byte]) => `${field} at byte ${byte}`),
  ];
}

/** How a file is read by these options: "format 5 (IEEE float, 4 bytes), samples little-endian". */
export function openingWords(opening: OpeningOptions): string {
  return statedWords(opening).join(', ') || 'as its headers state';
}
