import { SegyError } from '../base/errors.js';
import { TEXT_HEADER_BYTES } from '../text/textLines.js';
import { hasOrderConstant } from './detectEncoding.js';
import { extendedField, type LayoutInput, traceBytesOf } from './layout.js';

interface StatedCount {
  readonly count: number;
  readonly where: string;
}

/** First byte of rev 2's 32-bit sample count in a trace header with the extension SEG00001. */
const EXTENSION_COUNT_BYTE = 240 + 137;

/** Sample counts as the headers state them, the strongest first. */
function statedCounts(input: LayoutInput): StatedCount[] {
  const { trace, binary, revision, traceHeaderBytes } = input;
  const hasExtension = revision.major >= 2 && traceHeaderBytes >= 480 && (trace?.bytes.length ?? 0) >= 480;
  const inExtension = hasExtension ? trace?.get({ byte: EXTENSION_COUNT_BYTE, type: 'uint32' }) : 0;
  const stated: StatedCount[] = [
    { count: extendedField(input, 'ExtSamples'), where: 'the extended binary header (bytes 3269-3272)' },
    { count: binary.get('Samples'), where: 'the binary header (bytes 3221-3222)' },
    { count: inExtension ?? 0, where: 'the first trace header extension (bytes 137-140)' },
    { count: trace?.get('TRACE_SAMPLE_COUNT') ?? 0, where: 'the first trace header (bytes 115-116)' },
  ];
  return stated.filter(({ count }) => count > 0);
}

/** True if the file holds whole traces only, with so many samples each, and rev 2's stated trailers. */
function fits(input: LayoutInput, sampleCount: number): boolean {
  const traceBytes = traceBytesOf(input, sampleCount);
  const bytes = input.fileBytes - input.firstTraceOffset;
  const trailerBytes = TEXT_HEADER_BYTES * extendedField(input, 'DataTrailerCount');
  return [bytes, bytes - trailerBytes].some((rest) => rest >= traceBytes && rest % traceBytes === 0);
}

/** What a 16-bit field can say beside a 32-bit one: nothing, its largest, or the low half. */
function isCutShort(count: number, wide: number): boolean {
  return wide > 65535 && (count === 65535 || count === 32767 || count === wide % 65536);
}

/**
 * Samples per trace: the caller's word, rev 2's extended field, the binary header, rev 2's trace header
 * extension, the first trace header, in this order. Where the first that is given does not make the file
 * one of whole traces and a later one does, that is taken.
 * @throws SegyError 'samples.none'
 */
export function sampleCountOf(input: LayoutInput): number {
  const given = input.options.sampleCount ?? 0;
  if (given > 0) return given;
  const stated = statedCounts(input);
  if (stated.length === 0) throw noSamples(input);
  const [first] = stated;
  const chosen = (fits(input, first.count) ? null : stated.find(({ count }) => fits(input, count))) ?? first;
  const others = stated.filter(({ count }) => count !== chosen.count && !isCutShort(count, chosen.count));
  if (others.length > 0) {
    const said = stated.map(({ count, where }) => `${count} in ${where}`).join(', ');
    input.warn(`Samples per trace: ${said}; ${chosen.count} taken.`);
  } else if (input.kind === 'segy' && chosen.where.includes('trace header'))
    input.warn(
      `No sample count in the binary header (bytes 3221-3222); ${chosen.count} taken from the first trace.`,
    );
  return chosen.count;
}

function noSamples({ file, kind }: LayoutInput): SegyError {
  const segy = 'bytes 3221-3222 of the binary header and 115-116 of the first trace header are 0';
  const where = kind === 'su' ? 'bytes 115-116 of the first trace header are 0' : segy;
  return new SegyError(
    'samples.none',
    `No sample count: ${where}: ${file}`,
    'If you know the number of samples per trace, open the file with it.',
    { place: { file, byte: kind === 'su' ? 115 : 3221 } },
  );
}

const FALLBACK_INTERVAL_US = 4000;
/** A double where rev 2 writers put none may be anything: no more than 1000 s is believed. */
const LARGEST_INTERVAL_US = 1e9;

/**
 * Rev 2's interval is held against the 16-bit fields: it may refine them, stand where they are 0, or overrule
 * one of them where the file shows by the byte order constant that its writer knew revision 2.
 */
function isIntervalBelieved(wide: number, narrow: readonly number[], { binary }: LayoutInput): boolean {
  if (wide > LARGEST_INTERVAL_US) return false;
  const stated = narrow.filter((value) => value > 0);
  if (stated.every((value) => Math.abs(wide - value) < 1)) return true;
  const isAgreed = stated.length === 2 && stated[0] === stated[1];
  return !isAgreed && hasOrderConstant(binary);
}

/**
 * Microseconds between samples: the caller's word, rev 2's extended field, the binary header, the first
 * trace header, in this order. Values with the top bit set are taken as negative and passed over, as zeros
 * are; where nothing else is left they count as 32768 and more, and without any value 4000 is assumed.
 */
export function sampleIntervalOf(input: LayoutInput): number {
  const { binary, trace, options, warn, kind } = input;
  if (options.sampleIntervalUs && options.sampleIntervalUs > 0) return options.sampleIntervalUs;
  const inBinary = binary.get({ byte: 3217, type: 'int16' });
  const inTrace = trace?.get({ byte: 117, type: 'int16' }) ?? 0;
  const wide = extendedField(input, 'ExtInterval');
  if (wide > 0 && isIntervalBelieved(wide, [inBinary, inTrace], input)) return wide;
  if (wide > 0) warn(`Sample interval ${wide} µs in bytes 3273-3280 is not believed; left aside.`);
  if (inBinary > 0) {
    if (inTrace > 0 && inTrace !== inBinary)
      warn(
        `Sample interval: ${inBinary} µs in the binary header, ${inTrace} µs in the first trace; ${inBinary} taken.`,
      );
    return inBinary;
  }
  if (inTrace > 0) {
    if (kind === 'segy')
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
