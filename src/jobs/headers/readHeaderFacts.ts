import {
  BINARY_FIELDS,
  type Header,
  type HeaderField,
  latinOfText,
  type SegyDataset,
  shortestDecimal,
  titleOfCode,
  type WordType,
} from 'segyio-wasm';
import type {
  HeaderDump,
  HeaderFacts,
  HeaderFieldFacts,
  HeaderPart,
  HeaderRows,
  HeaderValue,
  TracePicture,
  TraceStretch,
} from '#jobs/headers/headerFacts';
import { textHeaderLinesOf } from '#jobs/headers/textHeaders';
import { PICTURE_COLUMNS, readingPicture } from '#jobs/opening/readingPicture';
import { JobError } from '#system/failure';

const FIRST_BINARY_BYTE = 3201;

/** The length that the name of a type ends with, in bytes. */
function byteCountOf(type: WordType): number {
  return Number(/\d+$/.exec(type)?.[0]) / 8;
}

function factsOf({ name, byte, type }: HeaderField): HeaderFieldFacts {
  return { name, byte, byteCount: byteCountOf(type), type };
}

/** Fields of a trace header: those of the kind of file, and those of trace header extensions. */
function traceFieldsOf({ layout }: SegyDataset): HeaderField[] {
  return [...layout.headerFields, ...layout.extensionFields].sort((a, b) => a.byte - b.byte);
}

function valuesOf(header: Header, fields: readonly HeaderField[]): HeaderValue[] {
  const entries = header.entries();
  return fields.map((field) => {
    const entry = entries.find(({ name, byte }) => name === field.name && byte === field.byte);
    return { ...factsOf(field), value: entry?.value ?? 0 };
  });
}

/** Text headers, binary header and the fields of the trace headers. */
export function headerFactsOf(dataset: SegyDataset): HeaderFacts {
  return {
    traceCount: dataset.layout.traceCount,
    texts: textHeaderLinesOf(dataset).map((text) => ({ ...text, encodingName: titleOfCode(text) })),
    binary: valuesOf(dataset.bin, BINARY_FIELDS),
    traceFields: traceFieldsOf(dataset).map(factsOf),
  };
}

/** Values of all fields over a stretch of traces. @throws SegyError 'trace.outside', 'cancelled' */
export async function readHeaderRows(
  dataset: SegyDataset,
  stretch: TraceStretch,
  signal: AbortSignal,
): Promise<HeaderRows> {
  const fields = traceFieldsOf(dataset);
  const columns = await dataset.header.compactColumns(fields, stretch, signal);
  const values = new Float64Array(stretch.traceCount * fields.length);
  for (const [i, column] of columns.entries()) {
    const isFloat = fields[i].type === 'float32';
    for (let row = 0; row < stretch.traceCount; row++)
      values[row * fields.length + i] = isFloat ? shortestDecimal(column[row]) : column[row];
  }
  return { firstTrace: stretch.firstTrace, traceCount: stretch.traceCount, values };
}

function dumpOf(part: HeaderPart, bytes: Uint8Array, fields: readonly HeaderValue[]): HeaderDump {
  return {
    ...{ part: part.part, index: part.index, bytes: bytes.slice(), fields },
    firstByte: part.part === 'binary' ? FIRST_BINARY_BYTE : 1,
    ebcdic: latinOfText(bytes, { encoding: 'ebcdic', codePage: 37 }),
    encoding: 'ascii',
  };
}

/**
 * The bytes of one header as they are in the file, with its fields.
 * @throws JobError 'argument.invalid' for a text header that the file does not have
 * @throws SegyError 'trace.outside'
 */
export async function readHeaderDump(dataset: SegyDataset, part: HeaderPart): Promise<HeaderDump> {
  if (part.part === 'binary') return dumpOf(part, dataset.bin.bytes, valuesOf(dataset.bin, BINARY_FIELDS));
  if (part.part === 'trace') {
    const header = await dataset.header.read(part.index);
    return dumpOf(part, header.bytes, valuesOf(header, traceFieldsOf(dataset)));
  }
  const text = dataset.text.at(part.index);
  if (text === undefined)
    throw new JobError(
      'argument.invalid',
      `The file has ${dataset.text.length} text headers, none of number ${part.index + 1}.`,
      'Choose one of those that it has.',
    );
  const { bytes, encoding } = text;
  const ebcdic = latinOfText(bytes, { encoding: 'ebcdic', codePage: text.codePage ?? 37 });
  return { ...dumpOf(part, bytes, []), ebcdic, encoding };
}

/** The traces around one, in the middle where the file has enough before and behind it. */
export async function readTracePicture(dataset: SegyDataset, trace: number): Promise<TracePicture> {
  const last = Math.max(0, dataset.layout.traceCount - PICTURE_COLUMNS);
  const firstTrace = Math.min(last, Math.max(0, trace - PICTURE_COLUMNS / 2));
  return { firstTrace, ...(await readingPicture(dataset, firstTrace)) };
}
