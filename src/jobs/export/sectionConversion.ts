import { createSegy, Header, type SegySpec, TRACE_FIELDS, traceHeaderOf } from 'segyio-wasm';
import {
  type SectionLike,
  type WriteSection,
  type WrittenTraces,
  writtenCount,
} from '#jobs/export/sectionLike';
import { delayFields, textOf } from '#jobs/export/writeSection';
import type { LineReader } from '#jobs/line/lineReader';
import { JobError, throwIfCancelled } from '#system/failure';
import { littleEndianBytes } from '#system/floatCodec';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

/** SEG-Y and Seismic Unix give the same meaning to the trace header fields in front of this byte. */
const FIRST_OTHER_BYTE = 181;
const COMMON_FIELDS = TRACE_FIELDS.filter(({ byte }) => byte < FIRST_OTHER_BYTE);
const HEADER_BYTES = 240;
const LARGEST_16 = 65_535;
const BLOCK_TRACES = 256;

/** The headers of a block of written traces, one after the other. */
async function headersOf(
  { line: { dataset }, traces }: WrittenTraces,
  block: { readonly firstTrace: number; readonly traceCount: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!traces) return dataset.header.readBytes(block, signal);
  const { traceHeaderBytes } = dataset.layout;
  const bytes = new Uint8Array(block.traceCount * traceHeaderBytes);
  for (let i = 0; i < block.traceCount; i++) {
    const one = { firstTrace: traces[block.firstTrace + i], traceCount: 1 };
    bytes.set(await dataset.header.readBytes(one, signal), i * traceHeaderBytes);
  }
  return bytes;
}

/** The fields that both kinds of file have, of the traces of a block, by first byte. */
async function* commonFields(
  written: WrittenTraces,
  signal: AbortSignal,
): AsyncGenerator<{ readonly firstTrace: number; readonly headers: Record<string, number>[] }> {
  const { traceHeaderBytes, byteOrder } = written.line.dataset.layout;
  const traceCount = writtenCount(written);
  for (let firstTrace = 0; firstTrace < traceCount; firstTrace += BLOCK_TRACES) {
    throwIfCancelled(signal);
    const block = { firstTrace, traceCount: Math.min(BLOCK_TRACES, traceCount - firstTrace) };
    const bytes = await headersOf(written, block, signal);
    const headers = Array.from({ length: block.traceCount }, (_, i) => {
      const at = i * traceHeaderBytes;
      const header = new Header(bytes.subarray(at, at + HEADER_BYTES), byteOrder, 'trace');
      return Object.fromEntries(COMMON_FIELDS.map(({ byte }) => [byte, header.get(byte)]));
    });
    yield { firstTrace, headers };
  }
}

function samplesOf(
  { amplitudes }: SectionLike,
  sampleCount: number,
  { firstTrace, count }: { readonly firstTrace: number; readonly count: number },
): Float32Array {
  return amplitudes.subarray(firstTrace * sampleCount, (firstTrace + count) * sampleCount);
}

function meterOf(written: WrittenTraces, context: JobContext): ProgressMeter {
  return new ProgressMeter(context, { stage: 'Writing', total: writtenCount(written), unit: 'traces' });
}

/** The new file's header; revision 2.1 where count or interval are more than 16 bits hold. */
function specOf({ dataset: { layout } }: LineReader, note: readonly string[]): SegySpec {
  const { sampleCount, sampleIntervalUs } = layout;
  const isNarrow =
    sampleCount <= LARGEST_16 && Number.isInteger(sampleIntervalUs) && sampleIntervalUs <= LARGEST_16;
  return { sampleCount, sampleIntervalUs, textLines: textOf(note), revision: isNarrow ? '1' : '2.1' };
}

/**
 * Writes a section as a new SEG-Y file in IEEE float, big-endian, with the trace header fields that Seismic
 * Unix and SEG-Y share (bytes 1 to 180) and the recording delay.
 */
export const sectionAsSegy: WriteSection = async (written, section, sink, context) => {
  const { line } = written;
  const { layout } = line.dataset;
  const { sampleCount } = layout;
  const meter = meterOf(written, context);
  const whole = { ...sink, finish: sink.sync };
  await createSegy(whole, specOf(line, section.note), async (writer) => {
    for await (const { firstTrace, headers } of commonFields(written, context.signal)) {
      const bytes = headers.map((fields) =>
        writer.headerOf({ ...fields, ...delayFields(layout.startTimeMs) }),
      );
      const joined = new Uint8Array(bytes.length * HEADER_BYTES);
      bytes.forEach((header, i) => {
        joined.set(header, i * HEADER_BYTES);
      });
      await writer.write(joined, samplesOf(section, sampleCount, { firstTrace, count: headers.length }));
      meter.tell(firstTrace + headers.length);
    }
  });
};

/**
 * Writes a section as Seismic Unix, little-endian, with the trace header fields that it shares with SEG-Y; its
 * own fields, from byte 181 on, are 0.
 */
export const sectionAsSu: WriteSection = async (written, section, sink, context) => {
  const { line } = written;
  const { sampleCount, sampleIntervalUs, startTimeMs } = line.dataset.layout;
  const meter = meterOf(written, context);
  const own = {
    TRACE_SAMPLE_COUNT: sampleCount,
    TRACE_SAMPLE_INTERVAL: sampleIntervalUs,
    DelayRecordingTime: startTimeMs,
  };
  for await (const { firstTrace, headers } of commonFields(written, context.signal)) {
    const samples = samplesOf(section, sampleCount, { firstTrace, count: headers.length });
    for (const [i, fields] of headers.entries()) {
      await sink.write(traceHeaderOf({ ...fields, ...own }, 'little'));
      await sink.write(littleEndianBytes(samples.subarray(i * sampleCount, (i + 1) * sampleCount)));
    }
    meter.tell(firstTrace + headers.length);
  }
  await sink.sync();
};

/** @throws JobError 'argument.invalid' where Seismic Unix cannot hold the axis of a line */
export function checkFitsSu({ dataset: { layout }, path }: LineReader): void {
  const { sampleCount, sampleIntervalUs, startTimeMs } = layout;
  const isHeld = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const faults = [
    isHeld(sampleCount, 1, LARGEST_16) ? [] : [`${sampleCount} samples a trace`],
    isHeld(sampleIntervalUs, 1, LARGEST_16) ? [] : [`${sampleIntervalUs} µs between samples`],
    isHeld(startTimeMs, -32_768, 32_767) ? [] : [`a recording delay of ${startTimeMs} ms`],
  ].flat();
  if (faults.length === 0) return;
  throw new JobError(
    'argument.invalid',
    `Seismic Unix holds whole numbers of 16 bits, not ${faults.join(' and ')}: ${path}`,
    'Write SEG-Y instead (--as segy).',
  );
}
