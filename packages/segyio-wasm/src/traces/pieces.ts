import { SegyError } from '../base/errors.js';
import type { FileLayout } from '../layout/layout.js';

/** A rectangle of a file's samples. */
export interface TraceWindow {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly firstSample: number;
  readonly sampleCount: number;
}

/** What is read and decoded at one go: a few ranges of the file, laid into memory `stride` bytes apart. */
export interface Piece extends TraceWindow {
  readonly ranges: readonly { readonly offset: number; readonly at: number; readonly byteCount: number }[];
  readonly stride: number;
  readonly byteCount: number;
}

/** Small enough for the processor's cache to hold a good part of it, large enough for few reads. */
const PIECE_BYTES = 2 * 1024 * 1024;
/** Reading over a gap of this many bytes costs less than asking twice. */
const LARGEST_GAP = 8192;
/** One trace must fit into WebAssembly memory when it is requested whole. */
const LARGEST_TRACE_BYTES = 1024 * 1024 * 1024;

function checkRange(what: string, range: readonly [number, number], limit: number, file: string): void {
  const [first, count] = range;
  const isSound = Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count >= 0;
  if (isSound && first + count <= limit) return;
  throw new SegyError(
    'trace.outside',
    `${what} ${first} to ${first + count - 1} requested; the file has ${what.toLowerCase()} 0 to ${limit - 1}: ${file}`,
    `Ask for ${what.toLowerCase()} that exist; they are counted from 0.`,
    { place: { file, trace: what === 'Traces' ? first : undefined } },
  );
}

/** The window with what is left out filled in: up to the end. @throws SegyError 'trace.outside' */
export function wholeWindow(layout: FileLayout, window: Partial<TraceWindow>, file: string): TraceWindow {
  const firstTrace = window.firstTrace ?? 0;
  const firstSample = window.firstSample ?? 0;
  const traceCount = window.traceCount ?? layout.traceCount - firstTrace;
  const sampleCount = window.sampleCount ?? layout.sampleCount - firstSample;
  checkRange('Traces', [firstTrace, traceCount], layout.traceCount, file);
  checkRange('Samples', [firstSample, sampleCount], layout.sampleCount, file);
  return { firstTrace, traceCount, firstSample, sampleCount };
}

function pieceOf(layout: FileLayout, window: TraceWindow): Piece {
  const { traceBytes, traceHeaderBytes, firstTraceOffset, format } = layout;
  const width = window.sampleCount * format.bytes;
  const inTrace = traceHeaderBytes + window.firstSample * format.bytes;
  const offset = firstTraceOffset + window.firstTrace * traceBytes + inTrace;
  if (traceBytes - width <= LARGEST_GAP) {
    const byteCount = (window.traceCount - 1) * traceBytes + width;
    return { ...window, ranges: [{ offset, at: 0, byteCount }], stride: traceBytes, byteCount };
  }
  const ranges = Array.from({ length: window.traceCount }, (_, trace) => ({
    offset: offset + trace * traceBytes,
    at: trace * width,
    byteCount: width,
  }));
  return { ...window, ranges, stride: width, byteCount: window.traceCount * width };
}

/** Cuts a window into pieces of at most about 2 MB: several traces, or a part of a very long one. */
export function* piecesOf(
  layout: FileLayout,
  window: TraceWindow,
  options: { readonly blockTraces: number; readonly wholeTraces: boolean },
): Generator<Piece> {
  if (window.sampleCount === 0) return;
  const { bytes } = layout.format;
  const most = options.wholeTraces ? LARGEST_TRACE_BYTES : PIECE_BYTES;
  const samples = Math.min(window.sampleCount, Math.max(1, Math.floor(most / Math.max(4, bytes))));
  if (options.wholeTraces && samples < window.sampleCount) throw tooLong(window.sampleCount);
  const traceBytes = Math.min(layout.traceBytes, samples * bytes + LARGEST_GAP);
  const traces = Math.max(1, Math.min(options.blockTraces, Math.floor(PIECE_BYTES / traceBytes)));
  const endTrace = window.firstTrace + window.traceCount;
  const endSample = window.firstSample + window.sampleCount;
  for (let firstTrace = window.firstTrace; firstTrace < endTrace; firstTrace += traces) {
    const traceCount = Math.min(traces, endTrace - firstTrace);
    for (let firstSample = window.firstSample; firstSample < endSample; firstSample += samples) {
      const sampleCount = Math.min(samples, endSample - firstSample);
      yield pieceOf(layout, { firstTrace, traceCount, firstSample, sampleCount });
    }
  }
}

function tooLong(sampleCount: number): SegyError {
  return new SegyError(
    'argument.invalid',
    `Traces of ${sampleCount} samples are too long to be held whole.`,
    'Ask for fewer samples at a time, or use readBlock.',
  );
}
