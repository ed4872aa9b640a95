import { type FileSink, openFileSink } from 'segyio-wasm/node';
import { checkFitsSu, sectionAsSegy, sectionAsSu } from '#jobs/export/sectionConversion';
import { copyOfLine, type SectionLike, type WriteSection } from '#jobs/export/sectionLike';
import type { LineReader } from '#jobs/line/lineReader';
import { withJobErrors } from '#jobs/opening/segyErrors';
import type { FileKind } from '#seismic/survey/openingOptions';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

function doesNotFit(line: LineReader, { amplitudes }: SectionLike, needed: number): JobError {
  return new JobError(
    'argument.invalid',
    `${amplitudes.length} samples cannot take the headers of a line with ${needed}: ${line.path}`,
    'Use the line that the samples were made from.',
  );
}

/** Writes sections that have the traces of an open line, as a kind of file that can hold them. */
export class SectionWriter {
  private constructor(
    private readonly line: LineReader,
    readonly kind: FileKind,
    private readonly writeOne: WriteSection,
  ) {}

  /**
   * A writer of sections like a line. What cannot be written is refused here, before anything is computed.
   * @param kind SEG-Y or Seismic Unix; that of the line where it is left out
   * @throws JobError 'argument.invalid' where that kind of file cannot hold the line
   */
  static for(line: LineReader, kind: FileKind = line.dataset.layout.kind): SectionWriter {
    if (kind === line.dataset.layout.kind) return new SectionWriter(line, kind, copyOfLine);
    if (kind === 'segy') return new SectionWriter(line, kind, sectionAsSegy);
    checkFitsSu(line);
    return new SectionWriter(line, kind, sectionAsSu);
  }

  /**
   * Writes sections, all or none: each complete and synced beside its target before the first is renamed. None
   * of them may be the line itself.
   * @throws JobError 'disk.full', 'file.write', 'cancelled', 'argument.invalid', those of reading the line
   */
  async write(sections: readonly SectionLike[], context: JobContext): Promise<void> {
    const { traceCount, sampleCount } = this.line.axes;
    const needed = traceCount * sampleCount;
    const misfit = sections.find(({ amplitudes }) => amplitudes.length !== needed);
    if (misfit) throw doesNotFit(this.line, misfit, needed);
    const sinks: FileSink[] = [];
    await withJobErrors(async () => {
      try {
        for (const section of sections) {
          throwIfCancelled(context.signal);
          const sink = await openFileSink(section.outputPath);
          sinks.push(sink);
          await this.writeOne(this.line, section, sink, context);
        }
        for (const sink of sinks) await sink.finish();
      } finally {
        for (const sink of sinks) await sink.discard();
      }
    });
  }
}
