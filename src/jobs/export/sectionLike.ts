import { type CopyChanges, copySegy, type FileLayout, fitsText, textThatFits } from 'segyio-wasm';
import type { FileSink } from 'segyio-wasm/node';
import { noteRows } from '#jobs/export/textNote';
import type { LineReader } from '#jobs/line/lineReader';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

/** The traces that sections are written for, each with its headers. */
export interface WrittenTraces {
  readonly line: LineReader;
  /** Traces of the file in the order in which they are written; null for all of them. */
  readonly traces: Int32Array | null;
}

/** How many traces are written. */
export function writtenCount({ line, traces }: WrittenTraces): number {
  return traces?.length ?? line.axes.traceCount;
}

/** A section that takes the headers of a line. */
export interface SectionLike {
  readonly outputPath: string;
  /** Trace-major, as many as are written. */
  readonly amplitudes: Float32Array;
  /** Lines for the text header, in place of its last lines that are blank or, where these are too few, last. */
  readonly note: readonly string[];
}

/** Writes a section with the headers of traces of an open line, up to its renaming. */
export type WriteSection = (
  written: WrittenTraces,
  section: SectionLike,
  sink: FileSink,
  context: JobContext,
) => Promise<void>;

const IEEE_FLOAT = 5;
const LARGEST_16 = 65_535;

/** A number of a 16-bit field; undefined, which leaves the field as it is, where it does not fit. */
function narrow(value: number): number | undefined {
  return Number.isInteger(value) && value <= LARGEST_16 ? value : undefined;
}

/** What the user stated in place of the file's headers, so that the copy needs no options to be read. */
function statedFields(
  opening: OpeningOptions,
  layout: FileLayout,
): Pick<CopyChanges, 'binary' | 'traceFields'> {
  const { sampleCount, sampleIntervalUs, revision, extendedTextCount } = opening;
  const samples = sampleCount === undefined ? undefined : narrow(layout.sampleCount);
  const interval = sampleIntervalUs === undefined ? undefined : narrow(layout.sampleIntervalUs);
  const inTraces = { TRACE_SAMPLE_COUNT: samples, TRACE_SAMPLE_INTERVAL: interval };
  const isInTraces = samples !== undefined || interval !== undefined;
  const { major, minor } = layout.revision;
  return {
    traceFields: isInTraces ? () => inTraces : undefined,
    binary:
      layout.kind === 'su'
        ? undefined
        : {
            ...{ Samples: samples, Interval: interval, ExtendedHeaders: extendedTextCount },
            ...(revision === undefined ? {} : { SEGYRevision: major, SEGYRevisionMinor: minor }),
          },
  };
}

/** The note as rows of the text header; none where a file has no text header, or no room in it. */
function noteIn(
  { dataset: { text } }: LineReader,
  note: readonly string[],
  { warn }: JobContext,
): CopyChanges['textLines'] {
  if (text.length === 0) return undefined;
  const [{ lines, encoding }] = text;
  const rows = noteRows(
    lines,
    note.map((words) => textThatFits(words, encoding)),
  );
  if (fitsText(text, rows)) return rows;
  warn('The text header has no room for a note on how the section was made; it is left as it is.');
  return undefined;
}

/** Samples that take the headers of a line, block by block. */
export interface SamplesLike {
  readonly note: readonly string[];
  /** Samples of some of the written traces, trace-major. */
  readonly samples: (firstTrace: number, traceCount: number) => Float32Array;
}

/**
 * Writes samples in IEEE float as a copy of the line: trace headers byte for byte, text and binary header but for the
 * note, the format field, and what the user stated against them.
 */
export async function copyWithSamples(
  written: WrittenTraces,
  { note, samples }: SamplesLike,
  sink: FileSink,
  context: JobContext,
): Promise<void> {
  const { line, traces } = written;
  const work = { stage: 'Writing', total: writtenCount(written), unit: 'traces' };
  const meter = new ProgressMeter(context, work);
  const changes: CopyChanges = {
    formatCode: IEEE_FLOAT,
    textLines: noteIn(line, note, context),
    ...statedFields(line.opening, line.dataset.layout),
    ...(traces ? { traces } : {}),
    samples,
    signal: context.signal,
    progress: (done) => meter.tell(done),
  };
  await copySegy(line.dataset, { ...sink, finish: sink.sync }, changes);
}

/** Writes a section as a copy of the line, as `copyWithSamples`. */
export const copyOfLine: WriteSection = (written, { note, amplitudes }, sink, context) => {
  const { sampleCount } = written.line.dataset.layout;
  const samples = (first: number, count: number) =>
    amplitudes.subarray(first * sampleCount, (first + count) * sampleCount);
  return copyWithSamples(written, { note, samples }, sink, context);
};
