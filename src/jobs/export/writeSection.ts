import { copySegy, createSegy, type SegySpec, textThatFits, traceHeaderOf } from 'segyio-wasm';
import { openFileSink } from 'segyio-wasm/node';
import { openLineFile, withJobErrors } from '#jobs/line/segyErrors';
import type { Section } from '#seismic/section/section';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

export interface WriteLikeRequest {
  /** The line whose headers are kept. */
  readonly templatePath: string;
  /** May be the template itself, which is then replaced in the end. */
  readonly outputPath: string;
  /** Trace-major, as many as the template has. */
  readonly amplitudes: Float32Array;
  /** Lines for the text header, in place of its last lines that are blank or, where these are too few, last. */
  readonly note: readonly string[];
}

const IEEE_FLOAT = 5;
const TEXT_LINES = 40;
/** "C12 " in front of each line. */
const TEXT_WIDTH = 76;

/** True for a line that carries nothing but its number ("C17"). */
function isBlank(line: string): boolean {
  return /^\s*(C\s*\d*)?\s*$/.test(line);
}

/** A text line with its number in front, as the standard wants it. */
function numbered(line: string, row: number): string {
  return `C${String(row + 1).padStart(2)} ${line.slice(0, TEXT_WIDTH)}`;
}

/**
 * Rows of the text header that a note replaces: the first run of blank lines that is long enough, else the
 * last lines in front of rows 39 and 40, which rev 1 keeps for the revision and "END".
 */
export function noteRows(lines: readonly string[], note: readonly string[]): Map<number, string> {
  const count = Math.min(note.length, TEXT_LINES);
  const isFree = (row: number) => row < TEXT_LINES && isBlank(lines[row] ?? '');
  const rows = Array.from({ length: TEXT_LINES }, (_, row) => row);
  const run = rows.find((row) => rows.slice(0, count).every((i) => isFree(row + i)));
  const first = run ?? Math.max(0, TEXT_LINES - 2 - count);
  return new Map(note.slice(0, count).map((line, i) => [first + i, numbered(line, first + i)]));
}

function writingMeter(traceCount: number, context: JobContext): ProgressMeter {
  return new ProgressMeter(context, { stage: 'Writing', total: traceCount, unit: 'traces' });
}

/** A file that lies complete beside its target, until it is moved there or thrown away. */
export interface WaitingFile {
  /** Syncs it and puts it in the target's place. */
  readonly finish: () => Promise<void>;
  /** Takes it away; after `finish` this does nothing. */
  readonly discard: () => Promise<void>;
}

/**
 * Prepares a section in IEEE float with the headers of another line: trace headers byte for byte, text and
 * binary header but for the note and the format field.
 * @throws JobError 'disk.full', 'file.write', 'cancelled', 'argument.invalid', those of reading the template
 */
export async function prepareSectionLike(
  request: WriteLikeRequest,
  context: JobContext,
): Promise<WaitingFile> {
  const { templatePath, outputPath, amplitudes, note } = request;
  const template = await openLineFile(templatePath);
  try {
    const { traceCount, sampleCount } = template.layout;
    if (amplitudes.length !== traceCount * sampleCount) throw doesNotFit(request, traceCount * sampleCount);
    return await withJobErrors(async () => {
      const meter = writingMeter(traceCount, context);
      const sink = await openFileSink(outputPath);
      const changes = {
        formatCode: IEEE_FLOAT,
        textLines: noteRows(
          template.text[0].lines,
          note.map((line) => textThatFits(line, template.text[0].encoding)),
        ),
        samples: (first: number, count: number) =>
          amplitudes.subarray(first * sampleCount, (first + count) * sampleCount),
        signal: context.signal,
        progress: (done: number) => meter.tell(done),
      };
      await copySegy(template, { ...sink, finish: sink.sync }, changes);
      return { finish: () => withJobErrors(sink.finish), discard: sink.discard };
    });
  } finally {
    await template.dispose();
  }
}

/**
 * Writes one such section: beside, synced and renamed, so that the target is absent, old or complete.
 * @throws JobError as `prepareSectionLike`
 */
export async function writeSectionLike(request: WriteLikeRequest, context: JobContext): Promise<void> {
  const file = await prepareSectionLike(request, context);
  try {
    await file.finish();
  } finally {
    await file.discard();
  }
}

function doesNotFit({ templatePath, amplitudes }: WriteLikeRequest, needed: number): JobError {
  return new JobError(
    'argument.invalid',
    `${amplitudes.length} samples cannot take the headers of a line with ${needed}: ${templatePath}`,
    'Use the line that the samples were made from.',
  );
}

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
function delayFields(startTimeMs: number): Record<string, number> {
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

function textOf(lines: readonly string[]): string[] {
  const numberedLines = Array.from({ length: TEXT_LINES }, (_, row) =>
    numbered(textThatFits(lines[row] ?? '', 'ebcdic'), row),
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
  const meter = writingMeter(traceCount, context);
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
