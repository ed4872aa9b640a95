import { type Remedy, SegyError } from '../base/errors.js';
import type { SampleFormat } from '../samples/formats.js';
import type { ByteSource } from '../source/byteSource.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { checkLineEnds, endBeforePadding, evenTraces, formatByDistance } from './disproved.js';
import { type LayoutInput, traceBytesOf } from './layout.js';
import { findNextFile } from './nextFile.js';
import { countBeforeJunk, countByHeaders } from './recoverTraces.js';
import { sampleCountOf } from './sampleRules.js';
import { keepsWholeTraces, traceCountOf } from './traceCount.js';
import { countTrailers } from './trailers.js';

/** Text and binary header. */
const FILE_HEADER_BYTES = 3600;

/** Lengths and numbers of traces, and what is behind them. */
export interface TraceMeasures {
  /** Where they are read: what was given, or that with traces made equal. */
  readonly source: ByteSource;
  /** The stated format, or that whose length the file proves. */
  readonly format: SampleFormat;
  readonly sampleCount: number;
  readonly traceBytes: number;
  readonly traceCount: number;
  readonly dataTrailerCount: number;
  readonly leftOutBytes: number;
  readonly variesInLength: boolean;
  readonly nextFileOffset: number | null;
}

/** What only few files have. */
const PLAIN = { dataTrailerCount: 0, leftOutBytes: 0, variesInLength: false, nextFileOffset: null };

/** The count by the headers' rule, or in recovery what the distance between trace headers tells. */
async function sampleCountFor(source: ByteSource, input: LayoutInput): Promise<number> {
  const { options, warn } = input;
  if (!options.recover || options.sampleCount) return sampleCountOf(input);
  const stated = statedOrNone(input);
  const measured = await countByHeaders(source, input, stated);
  if (measured === null) return stated > 0 ? stated : sampleCountOf(input);
  warn(
    `The headers state ${stated} samples per trace, but trace headers follow each other after ${measured}; ${measured} taken.`,
  );
  return measured;
}

/** Without a throw where no header states a count: recovery may still find it. */
function statedOrNone(input: LayoutInput): number {
  const isStated = input.binary.get('Samples') > 0 || (input.trace?.get('TRACE_SAMPLE_COUNT') ?? 0) > 0;
  return isStated || input.revision.major >= 2 ? sampleCountOf(input) : 0;
}

function whatIsSeen(input: LayoutInput, sampleCount: number, measured: number): string {
  const byte = input.firstTraceOffset + traceBytesOf(input, sampleCount) + 1;
  return `The headers state ${sampleCount} samples per trace, but there is no trace header at byte ${byte}, where trace 2 would begin; trace headers follow each other after ${measured} samples`;
}

/** How the samples of a trace are where the distance between trace headers shows that the stated count is wrong. */
interface Measured {
  readonly sampleCount: number;
  readonly traceBytes: number;
}

/** Both headers state the count, and it takes up most of the way to the next trace header: the rest is a tail. */
function isTail(input: LayoutInput, sampleCount: number, measured: number): boolean {
  const isAgreed =
    input.binary.get('Samples') === sampleCount && input.trace?.get('TRACE_SAMPLE_COUNT') === sampleCount;
  const isWrapped = (measured - sampleCount) % 65536 === 0;
  return isAgreed && !isWrapped && sampleCount < measured && 2 * sampleCount > measured;
}

/** The distance between headers, where it makes the file one of whole traces: with all samples, or with a tail. */
function provedBy(input: LayoutInput, sampleCount: number, measured: number): Measured {
  const { warn, propose } = input;
  const seen = whatIsSeen(input, sampleCount, measured);
  const traceBytes = traceBytesOf(input, measured);
  if (!isTail(input, sampleCount, measured)) {
    warn(`${seen}, which makes the file one of whole traces; ${measured} taken.`);
    return { sampleCount: measured, traceBytes };
  }
  const tailBytes = traceBytes - traceBytesOf(input, sampleCount);
  warn(`${seen}; the ${tailBytes} bytes behind the ${sampleCount} samples of each trace are left out.`);
  const reason = `Trace headers follow each other after ${measured} samples; the last ${measured - sampleCount} of each trace may be samples too.`;
  propose({ options: { sampleCount: measured }, reason, score: 0.3 });
  return { sampleCount, traceBytes };
}

/**
 * What the file itself says where it does not divide into traces of the stated length.
 * @throws SegyError 'file.notSegy' for changed line ends; 'file.truncated' where the distance between trace
 *   headers is another but does not divide the file either, unless whole traces are to be kept
 */
async function measuredLayout(
  source: ByteSource,
  input: LayoutInput,
  sampleCount: number,
): Promise<Measured | null> {
  if (input.options.recover || input.options.sampleCount) return null;
  const measured = await countByHeaders(source, input, sampleCount);
  const bytes = input.fileBytes - input.firstTraceOffset;
  if (measured !== null && measured > 0 && bytes % traceBytesOf(input, measured) === 0)
    return provedBy(input, sampleCount, measured);
  await checkLineEnds(source);
  if (measured === null) return null;
  const message = whatIsSeen(input, sampleCount, measured);
  const remedies: readonly Remedy[] = [
    { options: { sampleCount: measured }, reason: `${message}.`, score: 0.6 },
    { options: { recover: true }, reason: `${message}.`, score: 0.5 },
  ];
  remedies.forEach(input.propose);
  if (keepsWholeTraces(input)) {
    input.warn(`${message}. Open the file with that count, or in recovery mode.`);
    return null;
  }
  const { file } = input;
  const byte = input.firstTraceOffset + traceBytesOf(input, sampleCount) + 1;
  const remedy = `Open the file with ${measured} samples per trace, or in recovery mode.`;
  throw new SegyError('file.truncated', `${message}: ${file}`, remedy, {
    place: { file, byte, trace: 1 },
    remedies,
  });
}

/**
 * The layout of a file that samples of another length, or traces of different lengths, prove; else null.
 * What is sure is taken, with a warning.
 */
async function otherLayout(
  source: ByteSource,
  input: LayoutInput,
  sampleCount: number,
): Promise<TraceMeasures | null> {
  if (input.options.recover || input.options.sampleCount) return null;
  const format = input.options.formatCode ? null : await formatByDistance(source, input, sampleCount);
  if (format) {
    const traceBytes = input.traceHeaderBytes + sampleCount * format.bytes;
    const traceCount = (input.fileBytes - input.firstTraceOffset) / traceBytes;
    const reason = `With ${format.bytes} bytes a sample the ${traceCount} trace headers are where the stated ${sampleCount} samples put them, and the file ends with a trace`;
    input.warn(
      `Format ${input.format.code} has ${input.format.bytes} bytes a sample, which the file disproves. ${reason}; format ${format.code} (${format.name}) taken.`,
    );
    input.propose({ options: { formatCode: format.code }, reason: `${reason}.`, score: 0.9 });
    return { source, format, sampleCount, traceBytes, traceCount, ...PLAIN };
  }
  const even = await evenTraces(source, input);
  if (!even) return null;
  const traceBytes = traceBytesOf(input, even.sampleCount);
  return { ...PLAIN, ...even, format: input.format, traceBytes };
}

/** The traces in front of another text header that stands where a trace header is expected; null where none does. */
async function inFrontOfNext(
  source: ByteSource,
  input: LayoutInput,
  { sampleCount, traceBytes }: Measured,
): Promise<TraceMeasures | null> {
  const next = await findNextFile(source, input, traceBytes);
  if (!next) return null;
  const { offset, traceCount, hasBinary, firstLine } = next;
  const leftOutBytes = source.size - offset;
  const what = hasBinary ? 'Another SEG-Y file' : 'A text header without a binary header';
  const seen = `${what} begins at byte ${offset + 1}, behind trace ${traceCount}, where a trace header is expected ("${firstLine}")`;
  input.warn(
    `${seen}; the ${traceCount} traces in front of it are read, the ${leftOutBytes} bytes from there on are not.`,
  );
  if (hasBinary)
    input.propose({ options: { part: (input.options.part ?? 1) + 1 }, reason: `${seen}.`, score: 0.3 });
  return {
    ...PLAIN,
    ...{ source, format: input.format, sampleCount, traceBytes, traceCount, leftOutBytes },
    nextFileOffset: hasBinary ? offset : null,
  };
}

/**
 * Measures the traces of a file whose headers have been found.
 * @throws SegyError 'samples.none', 'file.truncated', 'file.notSegy'
 */
export async function measureTraces(source: ByteSource, input: LayoutInput): Promise<TraceMeasures> {
  let sampleCount = await sampleCountFor(source, input);
  let traceBytes = traceBytesOf(input, sampleCount);
  const dataTrailerCount = await countTrailers(source, input, traceBytes);
  const statedEnd = source.size - dataTrailerCount * TEXT_HEADER_BYTES;
  const padded = { traceBytes, endOffset: statedEnd };
  const endOffset = input.options.recover ? statedEnd : await endBeforePadding(source, input, padded);
  const isWhole = (endOffset - input.firstTraceOffset) % traceBytes === 0;
  // A file header may be as long as some traces.
  if (!isWhole || FILE_HEADER_BYTES % traceBytes === 0) {
    const front = await inFrontOfNext(source, input, { sampleCount, traceBytes });
    if (front) return front;
  }
  if (!isWhole) {
    const other = await otherLayout(source, input, sampleCount);
    if (other) return other;
    ({ sampleCount, traceBytes } = (await measuredLayout(source, input, sampleCount)) ?? {
      sampleCount,
      traceBytes,
    });
  }
  const counted = traceCountOf(input, traceBytes, endOffset);
  const paddingBytes = statedEnd - endOffset;
  const measures = {
    ...PLAIN,
    ...{ source, format: input.format, sampleCount, traceBytes, dataTrailerCount },
    traceCount: counted.traceCount,
    leftOutBytes: counted.leftOutBytes + paddingBytes,
  };
  return input.options.recover ? withoutJunk(source, input, measures) : measures;
}

/** In recovery: without what is behind the last trace and does not begin like one. */
async function withoutJunk(
  source: ByteSource,
  input: LayoutInput,
  measures: TraceMeasures,
): Promise<TraceMeasures> {
  const { traceBytes } = measures;
  const traceCount = await countBeforeJunk(source, input, measures);
  const junkCount = measures.traceCount - traceCount;
  if (junkCount === 0) return measures;
  const firstByte = input.firstTraceOffset + traceCount * traceBytes + 1;
  input.warn(
    `The data from byte ${firstByte} on, ${junkCount} × ${traceBytes} bytes, do not begin like the traces before; they are left out.`,
  );
  return { ...measures, traceCount, leftOutBytes: measures.leftOutBytes + junkCount * traceBytes };
}
