import { type CopyChanges, copySegy, type FileLayout, fitsText, textThatFits } from 'segyio-wasm';
import type { FileSink } from 'segyio-wasm/node';
import { noteRows } from '#jobs/export/textNote';
import type { LineReader } from '#jobs/line/lineReader';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { JobContext } from '#system/job';
import { ProgressMeter } from '#system/progressMeter';

/** A section that takes the headers of a line. */
export interface SectionLike {
  readonly outputPath: string;
  /** Trace-major, as many as the line has. */
  readonly amplitudes: Float32Array;
  /** Lines for the text header, in place of its last lines that are blank or, where these are too few, last. */
  readonly note: readonly string[];
}

/** Writes a section with the headers of an open line, up to its renaming. */
export type WriteSection = (
  line: LineReader,
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
  { note }: SectionLike,
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

/**
 * Writes a section in IEEE float as a copy of the line: trace headers byte for byte, text and binary header but
 * for the note, the format field, and what the user stated against them.
 */
export const copyOfLine: WriteSection = async (line, section, sink, context) => {
  const { layout } = line.dataset;
  const { traceCount, sampleCount } = layout;
  const meter = new ProgressMeter(context, { stage: 'Writing', total: traceCount, unit: 'traces' });
  const changes: CopyChanges = {
    formatCode: IEEE_FLOAT,
    textLines: noteIn(line, section, context),
    ...statedFields(line.opening, layout),
    samples: (first, count) =>
      section.amplitudes.subarray(first * sampleCount, (first + count) * sampleCount),
    signal: context.signal,
    progress: (done) => meter.tell(done),
  };
  await copySegy(line.dataset, { ...sink, finish: sink.sync }, changes);
};
