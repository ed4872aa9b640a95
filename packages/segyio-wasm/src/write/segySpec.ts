import { SegyError } from '../base/errors.js';
import type { ByteOrder } from '../header/byteOrder.js';
import { TRACE_HEADER_BYTES } from '../header/headerWords.js';
import { codeOfName, type TextEncodingName } from '../text/textEncoding.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { changeBinaryHeader, entriesOf, type FieldValues } from './changeHeader.js';
import { bytesOfText } from './changeText.js';

/** A file to be made from nothing: traces of one length. */
export interface SegySpec {
  /** Samples a trace: 1 to 65535, from revision 2 on to 2^32 − 1. */
  readonly sampleCount: number;
  /** Whole µs from 1 to 65535, from revision 2 on any positive number. */
  readonly sampleIntervalUs: number;
  /** '1' where it is left out. */
  readonly revision?: '0' | '1' | '2.0' | '2.1';
  /** 5 (IEEE float) where it is left out; any format but 4. */
  readonly formatCode?: number;
  /** 'big' where it is left out. Readers can tell 'pair-swapped' from 'little' from revision 2 on only. */
  readonly byteOrder?: ByteOrder;
  /** At most 40 lines of 80 characters. */
  readonly textLines?: readonly string[];
  /** 'ebcdic' (code page 037) where it is left out. */
  readonly textEncoding?: TextEncodingName;
  /** Extended text headers, each of at most 40 lines; not in revision 0. */
  readonly extendedText?: readonly (readonly string[])[];
  /** Further 240-byte headers behind each trace header, from revision 2 on. */
  readonly traceHeaderExtensions?: number;
  /** Number of traces that the header is to state, from revision 2 on; the writer is held to it. */
  readonly traceCount?: number;
  /** Further fields of the binary header; they win over what the spec says. */
  readonly binary?: FieldValues;
}

const LARGEST_16 = 65535;
/** Readers take 16-bit intervals above this for negative ones. */
const LARGEST_SIGNED_16 = 32767;
const LARGEST_32 = 2 ** 32 - 1;
const MOST_EXTENSIONS = 32767;
const BYTE_ORDER_CONSTANT = 0x01020304;

function outside(what: string, range: string, file: string): SegyError {
  return new SegyError('value.outside', `${what}; ${range}: ${file}`, 'Change it, or the revision.', {
    place: { file },
  });
}

function isWhole(value: number, first: number, last: number): boolean {
  return Number.isInteger(value) && value >= first && value <= last;
}

/** @throws SegyError 'value.outside' naming what the revision cannot hold */
export function checkSpec(spec: SegySpec, file: string): void {
  const { sampleCount, sampleIntervalUs, revision = '1', extendedText = [] } = spec;
  const isRevision2 = revision.startsWith('2');
  const most = isRevision2 ? LARGEST_32 : LARGEST_16;
  if (!isWhole(sampleCount, 1, most))
    throw outside(
      `${sampleCount} samples per trace`,
      `revision ${revision} can hold whole numbers from 1 to ${most}`,
      file,
    );
  const isInterval = isRevision2
    ? Number.isFinite(sampleIntervalUs) && sampleIntervalUs > 0
    : isWhole(sampleIntervalUs, 1, LARGEST_16);
  if (!isInterval)
    throw outside(
      `${sampleIntervalUs} µs between samples`,
      `revision ${revision} can hold ${isRevision2 ? 'positive numbers' : `whole numbers from 1 to ${LARGEST_16}`}`,
      file,
    );
  if (revision === '0' && extendedText.length > 0)
    throw outside('Extended text headers', 'revision 0 has none', file);
  if (!isRevision2 && (spec.traceHeaderExtensions ?? spec.traceCount) !== undefined)
    throw outside(
      'Trace header extensions or a stated number of traces',
      `revision ${revision} has neither`,
      file,
    );
  if (!isWhole(spec.traceHeaderExtensions ?? 0, 0, MOST_EXTENSIONS))
    throw outside(
      `${spec.traceHeaderExtensions} trace header extensions`,
      `there can be 0 to ${MOST_EXTENSIONS}`,
      file,
    );
}

/** Count and interval in the 16-bit fields where they fit, else 0: revision 2 has wider ones. */
function narrow({ sampleCount, sampleIntervalUs, revision = '1' }: SegySpec) {
  const largest = revision.startsWith('2') ? LARGEST_SIGNED_16 : LARGEST_16;
  return {
    count: sampleCount <= LARGEST_16 ? sampleCount : 0,
    interval: isWhole(sampleIntervalUs, 1, largest) ? sampleIntervalUs : 0,
  };
}

/** Binary header fields of revision 2 (bytes 3269-3280, 3297-3300, 3507-3520). */
function secondRevision(spec: SegySpec): [string | { byte: number; type: 'int16' | 'int32' }, number][] {
  const { sampleCount, sampleIntervalUs, revision, traceHeaderExtensions = 0, traceCount = 0 } = spec;
  const { count, interval } = narrow(spec);
  return [
    ['ExtSamples', count === 0 ? sampleCount : 0],
    ['ExtInterval', interval === 0 ? sampleIntervalUs : 0],
    ['ByteOrderConstant', BYTE_ORDER_CONSTANT],
    // Four bytes in revision 2.0, two in 2.1.
    [{ byte: 3507, type: revision === '2.0' ? 'int32' : 'int16' }, traceHeaderExtensions],
    ['TraceCount', traceCount],
  ];
}

function binaryFields(spec: SegySpec, formatCode: number): FieldValues {
  const { revision = '1', extendedText = [] } = spec;
  const [major, minor = '0'] = revision.split('.');
  const { count, interval } = narrow(spec);
  const fields = {
    Interval: interval,
    Samples: count,
    Format: formatCode,
    SEGYRevision: Number(major),
    SEGYRevisionMinor: Number(minor),
    TraceFlag: revision === '0' ? 0 : 1,
    ExtendedHeaders: extendedText.length,
  };
  return new Map([
    ...entriesOf(fields),
    ...(major === '2' ? secondRevision(spec) : []),
    ...entriesOf(spec.binary ?? {}),
  ]);
}

/** Text, binary and extended text headers of a new file. @throws SegyError 'value.outside', 'field.unknown' */
export function fileHeaderOf(spec: SegySpec, formatCode: number): Uint8Array {
  const { textLines = [], extendedText = [], textEncoding = 'ebcdic', byteOrder = 'big' } = spec;
  const start = TEXT_HEADER_BYTES + 400;
  const header = new Uint8Array(start + extendedText.length * TEXT_HEADER_BYTES);
  const code = codeOfName(textEncoding);
  header.set(bytesOfText(textLines, code));
  extendedText.forEach((lines, i) => {
    header.set(bytesOfText(lines, code, i + 1), start + i * TEXT_HEADER_BYTES);
  });
  changeBinaryHeader(header.subarray(TEXT_HEADER_BYTES, start), binaryFields(spec, formatCode), byteOrder);
  return header;
}

/** What every trace header says: samples and interval (bytes 115-118), 0 where they need a wider field. */
export function traceFieldsOf(spec: SegySpec): FieldValues {
  const { count, interval } = narrow(spec);
  return { TRACE_SAMPLE_COUNT: count, TRACE_SAMPLE_INTERVAL: interval };
}

/** Bytes of headers in front of each trace's samples. */
export function traceHeaderBytesOf({ traceHeaderExtensions = 0 }: SegySpec): number {
  return TRACE_HEADER_BYTES * (1 + traceHeaderExtensions);
}
