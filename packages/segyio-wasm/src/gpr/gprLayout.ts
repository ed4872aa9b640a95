import { SegyError } from '../base/errors.js';
import { revisionOfBytes } from '../header/revision.js';
import { TRACE_FIELDS } from '../header/traceFields.js';
import type { FileLayout } from '../layout/layout.js';
import { formatOfCode, type SampleFormat } from '../samples/formats.js';
import type { GprKind, GprOptions } from './gprOptions.js';

/** Where everything is in a file of ground-penetrating radar, and what it means. Bytes are counted from 0. */
export interface GprLayout {
  readonly kind: GprKind;
  readonly traceCount: number;
  readonly sampleCount: number;
  readonly sampleIntervalNs: number;
  /** Two-way time of the first sample; below 0 where recording began before time zero. */
  readonly startTimeNs: number;
  /** Metres from trace to trace, or null if the file does not say (for instance triggered by time). */
  readonly traceSpacingMetres: number | null;
  /** Where the first trace is on the line, in metres. */
  readonly firstPositionMetres: number;
  /** The spacing as the file states it, in its own unit. */
  readonly statedSpacing: { readonly value: number; readonly unit: string } | null;
  /** Metres in the file's own unit of distance: 1, or 0.3048 for feet. */
  readonly metresPerUnit: number;
  readonly antennaSeparationMetres: number | null;
  /** Nominal frequency of the antenna in MHz, or null if the file does not give it as a number. */
  readonly antennaFrequencyMHz: number | null;
  /** The channel that is read, counted from 0, and how many there are. */
  readonly channel: number;
  readonly channelCount: number;
  readonly format: SampleFormat;
  readonly byteOrder: 'little';
  readonly firstTraceOffset: number;
  /** 128 for DT1, the two status words for DZT, 0 for RD3 and RD7. */
  readonly traceHeaderBytes: number;
  /** From a trace to the next of the same channel. */
  readonly traceBytes: number;
  /** What was odd, in words. */
  readonly warnings: readonly string[];
}

/** The same as the readers of SEG-Y know it, so that they read these files too. */
export function fileLayoutOf({ sampleIntervalNs, startTimeNs, ...shared }: GprLayout): FileLayout {
  return {
    ...shared,
    kind: 'segy',
    revision: revisionOfBytes(0, 0),
    extendedTextCount: 0,
    textCodes: [],
    headerFields: TRACE_FIELDS,
    extensionFields: [],
    sampleDomain: 'time',
    dataTrailerCount: 0,
    leftOutBytes: 0,
    variesInLength: false,
    nextFileOffset: null,
    sampleByteOrder: shared.byteOrder,
    remedies: [],
    sampleIntervalUs: sampleIntervalNs / 1e3,
    startTimeMs: startTimeNs / 1e6,
  };
}

/** Integers as SEG-Y numbers them: 2, 3, 8 with a sign of 4, 2, 1 bytes; 11, 16 without one of 2, 1. */
export function integerFormat(code: 2 | 3 | 8 | 11 | 16): SampleFormat {
  const format = formatOfCode(code);
  if (!format) throw new Error(`Format ${code} has gone from the table of formats.`);
  return format;
}

/** What the number of traces is found from. */
export interface GprExtent {
  readonly file: string;
  readonly fileBytes: number;
  readonly firstTraceOffset: number;
  /** One trace of every channel. */
  readonly scanBytes: number;
  /** Traces of one channel as the header file states them, or null. */
  readonly statedTraceCount: number | null;
  readonly options: GprOptions;
  readonly warn: (message: string) => void;
}

/**
 * How many whole traces the file holds. The file's own size decides; what a header states is only held
 * against it.
 * @throws SegyError 'file.truncated' where it ends inside a trace (unless whole traces are to be kept) or
 * holds none
 */
export function gprTraceCountOf(extent: GprExtent): number {
  const { fileBytes, firstTraceOffset, scanBytes, statedTraceCount, warn } = extent;
  const bytes = Math.max(0, fileBytes - firstTraceOffset);
  const whole = Math.floor(bytes / scanBytes);
  const rest = bytes - whole * scanBytes;
  if (whole === 0 || rest > 0) {
    const message = `The file ends inside trace ${whole + 1}: ${rest} of its ${scanBytes} bytes are there`;
    if (whole === 0 || extent.options.truncated !== 'keep-whole') throw truncated(extent, whole, message);
    warn(`${message}; the ${whole} whole traces are read.`);
  }
  if (statedTraceCount !== null && statedTraceCount !== whole)
    warn(`The header states ${statedTraceCount} traces; the file holds ${whole}.`);
  return whole;
}

function truncated(extent: GprExtent, wholeTraceCount: number, message: string): SegyError {
  const { file, fileBytes, statedTraceCount } = extent;
  const expectedTraceCount = Math.max(statedTraceCount ?? 0, wholeTraceCount + 1);
  return new SegyError(
    'file.truncated',
    `${message}: ${file}`,
    wholeTraceCount > 0
      ? `Copy the file again from where it came from, or open its ${wholeTraceCount} whole traces.`
      : 'Copy the file again from where it came from; if it is whole, its header belongs to another file.',
    { place: { file, trace: wholeTraceCount, byte: fileBytes + 1, wholeTraceCount, expectedTraceCount } },
  );
}

/** A count of samples that can be one at all. @throws SegyError 'samples.none' */
export function checkedSampleCount(found: number | null, where: string, file: string): number {
  if (found !== null && Number.isInteger(found) && found >= 1 && found <= 2 ** 31) return found;
  throw new SegyError(
    'samples.none',
    `No number of samples per trace: ${found === null ? `no ${where}` : `${where} is ${found}`}: ${file}`,
    'Check that this header belongs to the data, or copy it again from where it came from.',
    { place: { file } },
  );
}

/** A positive, finite number, or null. */
export function positive(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && value > 0 ? value : null;
}

/**
 * Nanoseconds between samples: the caller's word, else the time window divided by the number of samples,
 * else 1 with a warning, for a picture without a scale is worth more than none.
 */
export function intervalOfWindow(
  window: { readonly ns: number | null; readonly sampleCount: number; readonly name: string },
  options: GprOptions,
  warn: (message: string) => void,
): number {
  const given = positive(options.sampleIntervalNs ?? null);
  if (given !== null) return given;
  const windowNs = positive(window.ns);
  if (windowNs !== null) return windowNs / window.sampleCount;
  warn(`No time window (${window.name}) in the header; 1 ns between samples assumed.`);
  return 1;
}

/** The channel requested. @throws SegyError 'argument.invalid' */
export function checkedChannel(options: GprOptions, channelCount: number, file: string): number {
  const channel = options.channel ?? 0;
  if (Number.isInteger(channel) && channel >= 0 && channel < channelCount) return channel;
  throw new SegyError(
    'argument.invalid',
    `Channel ${channel} requested; the file has ${channelCount}, counted from 0: ${file}`,
    'Ask for a channel that exists.',
    { place: { file } },
  );
}
