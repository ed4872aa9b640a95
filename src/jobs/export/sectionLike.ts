import { copySegy, fitsText, textThatFits } from 'segyio-wasm';
import { type FileSink, openFileSink } from 'segyio-wasm/node';
import { noteRows } from '#jobs/export/textNote';
import type { LineReader } from '#jobs/line/lineReader';
import { withJobErrors } from '#jobs/line/segyErrors';
import { JobError, throwIfCancelled } from '#system/failure';
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

const IEEE_FLOAT = 5;

function doesNotFit(line: LineReader, { amplitudes }: SectionLike, needed: number): JobError {
  return new JobError(
    'argument.invalid',
    `${amplitudes.length} samples cannot take the headers of a line with ${needed}: ${line.path}`,
    'Use the line that the samples were made from.',
  );
}

/**
 * Writes a section in IEEE float with the headers of an open line, up to its renaming: trace headers byte for
 * byte, text and binary header but for the note and the format field.
 */
async function writeBeside(
  line: LineReader,
  section: SectionLike,
  sink: FileSink,
  context: JobContext,
): Promise<void> {
  const { text, layout } = line.dataset;
  const { traceCount, sampleCount } = layout;
  const note = section.note.map((words) => textThatFits(words, text[0].encoding));
  const textLines = noteRows(text[0].lines, note);
  const hasRoom = fitsText(text, textLines);
  if (!hasRoom)
    context.warn('The text header has no room for a note on how the section was made; it is left as it is.');
  const meter = new ProgressMeter(context, { stage: 'Writing', total: traceCount, unit: 'traces' });
  const changes = {
    formatCode: IEEE_FLOAT,
    textLines: hasRoom ? textLines : undefined,
    samples: (first: number, count: number) =>
      section.amplitudes.subarray(first * sampleCount, (first + count) * sampleCount),
    signal: context.signal,
    progress: (done: number) => meter.tell(done),
  };
  await copySegy(line.dataset, { ...sink, finish: sink.sync }, changes);
}

/**
 * Writes sections with the headers of an open line, all or none: each complete and synced beside its target
 * before the first is renamed. None of them may be the line itself.
 * @throws JobError 'disk.full', 'file.write', 'cancelled', 'argument.invalid', those of reading the line
 */
export async function writeSectionsLike(
  line: LineReader,
  sections: readonly SectionLike[],
  context: JobContext,
): Promise<void> {
  const { traceCount, sampleCount } = line.axes;
  const needed = traceCount * sampleCount;
  const misfit = sections.find(({ amplitudes }) => amplitudes.length !== needed);
  if (misfit) throw doesNotFit(line, misfit, needed);
  const sinks: FileSink[] = [];
  await withJobErrors(async () => {
    try {
      for (const section of sections) {
        throwIfCancelled(context.signal);
        const sink = await openFileSink(section.outputPath);
        sinks.push(sink);
        await writeBeside(line, section, sink, context);
      }
      for (const sink of sinks) await sink.finish();
    } finally {
      for (const sink of sinks) await sink.discard();
    }
  });
}
