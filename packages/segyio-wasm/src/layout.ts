import type { ByteOrder } from './byteOrder.js';
import { SegyError } from './errors.js';
import type { SampleFormat } from './formats.js';
import type { Header } from './headerWords.js';
import type { OpenOptions } from './options.js';
import type { Revision } from './revision.js';

/** Where everything lies in a file, and what it means. Bytes are counted from 0 here. */
export interface FileLayout {
  readonly byteOrder: ByteOrder;
  readonly format: SampleFormat;
  readonly revision: Revision;
  /** Extended text headers behind the binary header, 3200 bytes each. */
  readonly extendedTextCount: number;
  readonly firstTraceOffset: number;
  /** 240, or more with the trace header extensions of rev 2. */
  readonly traceHeaderBytes: number;
  readonly sampleCount: number;
  readonly sampleIntervalUs: number;
  readonly startTimeMs: number;
  /** Header and samples of one trace. */
  readonly traceBytes: number;
  readonly traceCount: number;
  /** What was odd, in words. */
  readonly warnings: readonly string[];
}

/** What the rules below are given. `trace` is the first trace header, or null where there is none. */
export interface LayoutInput {
  readonly file: string;
  readonly fileBytes: number;
  readonly firstTraceOffset: number;
  readonly traceHeaderBytes: number;
  readonly format: SampleFormat;
  readonly byteOrder: ByteOrder;
  readonly revision: Revision;
  readonly binary: Header;
  readonly trace: Header | null;
  readonly options: OpenOptions;
  readonly warn: (message: string) => void;
}

/** Rev 2 lets wider fields override the 16-bit ones. */
function extended(input: LayoutInput, name: string): number {
  const value = input.revision.major >= 2 ? input.binary.get(name) : 0;
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/** True where the file holds whole traces only, with so many samples each. */
function fits(input: LayoutInput, sampleCount: number): boolean {
  const traceBytes = input.traceHeaderBytes + sampleCount * input.format.bytes;
  const bytes = input.fileBytes - input.firstTraceOffset;
  return bytes >= traceBytes && bytes % traceBytes === 0;
}

/**
 * Samples per trace: the caller's word, rev 2's extended field, the binary header, the first trace header,
 * in this order. Where binary and trace header disagree, the one by which the file is made of whole traces
 * is taken, and the binary header where that decides nothing.
 * @throws SegyError 'samples.none'
 */
export function sampleCountOf(input: LayoutInput): number {
  const inTrace = input.trace?.get('TRACE_SAMPLE_COUNT') ?? 0;
  const inBinary = extended(input, 'ExtSamples') || input.binary.get('Samples');
  const given = input.options.sampleCount ?? 0;
  if (given > 0) return given;
  if (inBinary === 0 && inTrace === 0) throw noSamples(input);
  if (inBinary === 0) {
    input.warn(
      `No sample count in the binary header (bytes 3221-3222); ${inTrace} taken from the first trace.`,
    );
    return inTrace;
  }
  if (inTrace === 0 || inTrace === inBinary) return inBinary;
  const chosen = !fits(input, inBinary) && fits(input, inTrace) ? inTrace : inBinary;
  input.warn(
    `Samples per trace: ${inBinary} in the binary header, ${inTrace} in the first trace header; ${chosen} taken.`,
  );
  return chosen;
}

function noSamples({ file }: LayoutInput): SegyError {
  return new SegyError(
    'samples.none',
    `No sample count: bytes 3221-3222 of the binary header and 115-116 of the first trace header are 0: ${file}`,
    'If you know the number of samples per trace, open the file with it.',
    { place: { file, byte: 3221 } },
  );
}

const FALLBACK_INTERVAL_US = 4000;

/**
 * Microseconds between samples: the caller's word, rev 2's extended field, the binary header, the first
 * trace header, in this order. Values with the top bit set are taken as negative and passed over, as zeros
 * are; where nothing else is left they count as 32768 and more, and without any value 4000 is assumed.
 */
export function sampleIntervalOf(input: LayoutInput): number {
  const { binary, trace, options, warn } = input;
  if (options.sampleIntervalUs && options.sampleIntervalUs > 0) return options.sampleIntervalUs;
  const wide = extended(input, 'ExtInterval');
  if (wide > 0) return wide;
  const inBinary = binary.get({ byte: 3217, type: 'int16' });
  const inTrace = trace?.get({ byte: 117, type: 'int16' }) ?? 0;
  if (inBinary > 0) {
    if (inTrace > 0 && inTrace !== inBinary)
      warn(
        `Sample interval: ${inBinary} µs in the binary header, ${inTrace} µs in the first trace; ${inBinary} taken.`,
      );
    return inBinary;
  }
  if (inTrace > 0) {
    warn(
      `Sample interval ${inBinary} in the binary header (bytes 3217-3218); ${inTrace} µs taken from the first trace.`,
    );
    return inTrace;
  }
  return largeInterval(inBinary || inTrace, warn);
}

function largeInterval(found: number, warn: (message: string) => void): number {
  if (found === 0) {
    warn(`No sample interval in the binary or the first trace header; ${FALLBACK_INTERVAL_US} µs assumed.`);
    return FALLBACK_INTERVAL_US;
  }
  warn(`Sample interval ${found} in the headers; read without a sign as ${found + 65536} µs.`);
  return found + 65536;
}

const TIME_SCALARS: readonly number[] = [1, 10, 100, 1000, 10000];

/**
 * Time of the first sample in ms: the recording delay of the first trace (bytes 109-110), from rev 1 on
 * multiplied by the scalar in bytes 215-216, or divided by it where it is negative.
 */
export function startTimeOf({ trace, revision, warn }: LayoutInput): number {
  if (!trace) return 0;
  const delay = trace.get('DelayRecordingTime');
  const scalar = revision.major >= 1 ? trace.get('ScalarTraceHeader') : 0;
  if (delay === 0 || scalar === 0) return delay;
  if (!TIME_SCALARS.includes(Math.abs(scalar))) {
    warn(`Time scalar ${scalar} in bytes 215-216 of the first trace is none the standard knows; left aside.`);
    return delay;
  }
  return scalar > 0 ? delay * scalar : delay / -scalar;
}

/** How many whole traces there are. @throws SegyError 'file.truncated' unless whole traces are to be kept */
export function traceCountOf(input: LayoutInput, traceBytes: number, trailerBytes: number): number {
  const { file, options, warn } = input;
  const bytes = Math.max(0, input.fileBytes - trailerBytes - input.firstTraceOffset);
  const wholeTraceCount = Math.floor(bytes / traceBytes);
  const rest = bytes - wholeTraceCount * traceBytes;
  const stated = extended(input, 'TraceCount');
  if (rest === 0) return wholeTraceCount;
  const ofHowMany = stated > wholeTraceCount ? ` of ${stated}` : '';
  const message = `The file ends inside trace ${wholeTraceCount + 1}${ofHowMany}: ${rest} of its ${traceBytes} bytes are there`;
  if (options.truncated === 'keep-whole' && wholeTraceCount > 0) {
    warn(`${message}; the ${wholeTraceCount} whole traces are read.`);
    return wholeTraceCount;
  }
  throw new SegyError(
    'file.truncated',
    `${message}: ${file}`,
    wholeTraceCount > 0
      ? `Copy the file again from where it came from, or open its ${wholeTraceCount} whole traces.`
      : 'Copy the file again from where it came from.',
    {
      place: {
        file,
        trace: wholeTraceCount,
        byte: input.fileBytes + 1,
        wholeTraceCount,
        expectedTraceCount: Math.max(stated, wholeTraceCount + 1),
      },
    },
  );
}
