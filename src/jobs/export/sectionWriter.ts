import { type FileSink, openFileSink } from 'segyio-wasm/node';
import { checkFitsSu, sectionAsSegy, sectionAsSu } from '#jobs/export/sectionConversion';
import {
  copyOfLine,
  type SectionLike,
  type WriteSection,
  type WrittenTraces,
} from '#jobs/export/sectionLike';
import type { LineReader } from '#jobs/line/lineReader';
import { withJobErrors } from '#jobs/opening/segyErrors';
import type { FileKind } from '#seismic/survey/openingOptions';
import type { SectionPlane } from '#seismic/survey/plane';
import { tracesOn, withoutEmptyColumns } from '#seismic/survey/planeColumns';
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
    private readonly written: WrittenTraces,
    private readonly plane: SectionPlane,
    readonly kind: FileKind,
    private readonly writeOne: WriteSection,
  ) {}

  /**
   * A writer of sections like a plane of a line: of the traces that it has, in its order. What cannot be written is refused here, before anything is computed.
   * @param stated SEG-Y or Seismic Unix; where it is left out Seismic Unix for a line of that kind, else SEG-Y
   * @param plane all traces in file order where it is left out
   * @throws JobError 'argument.invalid' where that kind of file cannot hold the line
   */
  static for(line: LineReader, stated?: FileKind, plane: SectionPlane = line.fileOrder): SectionWriter {
    const written = { line, traces: plane.kind === 'line' ? null : Int32Array.from(tracesOn(plane)) };
    // Radar and other kinds are presented as SEG-Y, so that SEG-Y is what a copy of them is.
    const own = line.dataset.layout.kind === 'su' ? 'su' : 'segy';
    const kind = stated ?? own;
    if (kind === own) return new SectionWriter(written, plane, kind, copyOfLine);
    if (kind === 'segy') return new SectionWriter(written, plane, kind, sectionAsSegy);
    checkFitsSu(line);
    return new SectionWriter(written, plane, kind, sectionAsSu);
  }

  /**
   * Writes sections as large as the plane, all or none: each complete and synced beside its target before the first is renamed. None
   * of them may be the line itself.
   * @throws JobError 'disk.full', 'file.write', 'cancelled', 'argument.invalid', those of reading the line
   */
  async write(sections: readonly SectionLike[], context: JobContext): Promise<void> {
    const { line } = this.written;
    const { traceCount, sampleCount } = this.plane.axes;
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
          const amplitudes = withoutEmptyColumns(section.amplitudes, this.plane);
          await this.writeOne(this.written, { ...section, amplitudes }, sink, context);
        }
        for (const sink of sinks) await sink.finish();
      } finally {
        for (const sink of sinks) await sink.discard();
      }
    });
  }
}
