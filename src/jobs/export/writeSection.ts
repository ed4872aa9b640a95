import { createSegy, type SegySpec, textThatFits, traceHeaderOf } from 'segyio-wasm';
import { openFileSink } from 'segyio-wasm/node';
import { numberedLine, TEXT_LINES } from '#jobs/export/textNote';
import { withJobErrors } from '#jobs/opening/segyErrors';
import type { Section } from '#seismic/section/section';
import { throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

export interface WriteNewRequest {
  readonly outputPath: string;
  readonly section: Section;
  /** Up to 38 lines of the text header, without their numbers. */
  readonly textLines: readonly string[];
  /** CDP number of a trace; trace + 1 where it is left out. */
  readonly cdpOf?: (trace: number) => number;
  /** Metres between traces, for CDP x; 0 where unknown. */
  readonly traceSpacingM: number;
}

const CENTIMETRES = 100;
const BLOCK_TRACES = 256;

/** Recording delay as a whole number with the scalar of bytes 215-216 that divides it. */
export function delayFields(startTimeMs: number): Record<string, number> {
  const scalar = [1, 10, 100, 1000].find((factor) => Number.isInteger(startTimeMs * factor)) ?? 10000;
  return {
    DelayRecordingTime: Math.round(startTimeMs * scalar),
    ScalarTraceHeader: scalar === 1 ? 1 : -scalar,
  };
}

/** Header of a zero-offset trace: numbers, CDP and its place along the line in centimetres. */
function headerOf(request: WriteNewRequest, trace: number): Uint8Array {
  const { section, cdpOf, traceSpacingM } = request;
  return traceHeaderOf({
    TRACE_SEQUENCE_LINE: trace + 1,
    TRACE_SEQUENCE_FILE: trace + 1,
    FieldRecord: trace + 1,
    TraceNumber: 1,
    CDP: cdpOf ? cdpOf(trace) : trace + 1,
    CDP_TRACE: 1,
    TraceIdentificationCode: 1,
    SourceGroupScalar: -CENTIMETRES,
    CoordinateUnits: 1,
    ...delayFields(section.startTimeMs),
    TRACE_SAMPLE_COUNT: section.sampleCount,
    TRACE_SAMPLE_INTERVAL: section.sampleIntervalUs,
    CDP_X: Math.round(trace * traceSpacingM * CENTIMETRES),
  });
}

function headersOf(request: WriteNewRequest, first: number, count: number): Uint8Array {
  const headers = new Uint8Array(count * 240);
  for (let i = 0; i < count; i++) headers.set(headerOf(request, first + i), i * 240);
  return headers;
}

/** The 40 lines of a text header of revision 1, numbered, from up to 38 lines. */
export function textOf(lines: readonly string[]): string[] {
  const numberedLines = Array.from({ length: TEXT_LINES }, (_, row) =>
    numberedLine(textThatFits(lines[row] ?? '', 'ebcdic'), row),
  );
  numberedLines[38] = 'C39 SEG Y REV1';
  numberedLines[39] = 'C40 END EBCDIC';
  return numberedLines;
}

/**
 * Writes a stacked section as a new SEG-Y rev 1 file in IEEE float, big-endian.
 * @throws JobError 'disk.full', 'file.write', 'cancelled'; 'argument.invalid' for a value no header holds
 */
export async function writeNewSection(request: WriteNewRequest, context: JobContext): Promise<void> {
  const { section, outputPath, textLines } = request;
  const { traceCount, sampleCount, sampleIntervalUs, amplitudes } = section;
  const spec: SegySpec = {
    sampleCount,
    sampleIntervalUs,
    textLines: textOf(textLines),
    binary: { JobID: 1, LineNumber: 1, Traces: 1, SortingCode: 4, EnsembleFold: 1, MeasurementSystem: 1 },
  };
  const meter = new ProgressMeter(context, { stage: 'Writing', total: traceCount, unit: 'traces' });
  await withJobErrors(async () => {
    await createSegy(await openFileSink(outputPath), spec, async (writer) => {
      for (let first = 0; first < traceCount; first += BLOCK_TRACES) {
        throwIfCancelled(context.signal);
        const count = Math.min(BLOCK_TRACES, traceCount - first);
        const samples = amplitudes.subarray(first * sampleCount, (first + count) * sampleCount);
        await writer.write(headersOf(request, first, count), samples);
        meter.tell(first + count);
      }
    });
  });
}
