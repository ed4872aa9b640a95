import { SegyError } from '../base/errors.js';
import type { ByteSource } from '../source/byteSource.js';
import { TEXT_HEADER_BYTES } from '../text/textHeader.js';
import { type LayoutInput, traceBytesOf } from './layout.js';
import { countBeforeJunk, countByHeaders } from './recoverTraces.js';
import { sampleCountOf } from './sampleRules.js';
import { keepsWholeTraces, traceCountOf } from './traceCount.js';
import { countTrailers } from './trailers.js';

/** Lengths and numbers of traces, and what lies behind them. */
export interface TraceMeasures {
  readonly sampleCount: number;
  readonly traceBytes: number;
  readonly traceCount: number;
  readonly dataTrailerCount: number;
  readonly leftOutBytes: number;
}

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

/**
 * Where the file does not divide into traces of the stated length, says so by the distance between trace
 * headers, which is more to the point than that it ends inside a trace.
 * @throws SegyError 'file.truncated' unless whole traces are to be kept
 */
async function checkDistance(source: ByteSource, input: LayoutInput, sampleCount: number): Promise<void> {
  const { file, options, warn } = input;
  if (options.recover || options.sampleCount) return;
  const measured = await countByHeaders(source, input, sampleCount);
  if (measured === null) return;
  const byte = input.firstTraceOffset + traceBytesOf(input, sampleCount) + 1;
  const message = `The headers state ${sampleCount} samples per trace, but no trace header lies at byte ${byte}, where trace 2 would begin; trace headers follow each other after ${measured} samples`;
  if (keepsWholeTraces(input)) return warn(`${message}. Open the file with that count, or in recovery mode.`);
  const remedy = `Open the file with ${measured} samples per trace, or in recovery mode.`;
  throw new SegyError('file.truncated', `${message}: ${file}`, remedy, { place: { file, byte, trace: 1 } });
}

/**
 * Measures the traces of a file whose headers have been found.
 * @throws SegyError 'samples.none', 'file.truncated'
 */
export async function measureTraces(source: ByteSource, input: LayoutInput): Promise<TraceMeasures> {
  const sampleCount = await sampleCountFor(source, input);
  const traceBytes = traceBytesOf(input, sampleCount);
  const dataTrailerCount = await countTrailers(source, input, traceBytes);
  const endOffset = source.size - dataTrailerCount * TEXT_HEADER_BYTES;
  if ((endOffset - input.firstTraceOffset) % traceBytes !== 0)
    await checkDistance(source, input, sampleCount);
  const counted = traceCountOf(input, traceBytes, endOffset);
  const measures = { sampleCount, traceBytes, dataTrailerCount, ...counted };
  if (!input.options.recover) return measures;
  const traceCount = await countBeforeJunk(source, input, { traceCount: counted.traceCount, traceBytes });
  const junkCount = counted.traceCount - traceCount;
  if (junkCount === 0) return measures;
  const firstByte = input.firstTraceOffset + traceCount * traceBytes + 1;
  input.warn(
    `What lies from byte ${firstByte} on, ${junkCount} × ${traceBytes} bytes, does not begin like the traces before it; it is left out.`,
  );
  return { ...measures, traceCount, leftOutBytes: counted.leftOutBytes + junkCount * traceBytes };
}
