import { basename } from 'node:path';
import { LineReader } from '#jobs/line/lineReader';
import { readPlaneSection } from '#jobs/line/readPlane';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { type OverlayEnds, overlayOfSection, type SectionOverlay } from '#seismic/labels/sectionOverlay';
import { finiteOrZero } from '#seismic/numerics/finite';
import { type SectionAxes, sampleUnit } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';
import { VELOCITY_NOTE, velocityFile } from '#system/fileNames';

/** Nodes of an overlay at most, as of an answer without training. */
const MOST_NODES = 750_000;
/** Samples of a plane that are read at once: 256 MB. */
const MOST_SAMPLES = 2 ** 26;

function shapeOf(axes: SectionAxes): string {
  const { traceCount, sampleCount, sampleIntervalUs } = axes;
  return `${traceCount} traces of ${sampleCount} samples at ${sampleIntervalUs / 1000} ${sampleUnit(axes)}`;
}

/** A file of the shape of a line, to be laid over its planes: classes, probabilities, an attribute. */
export class OverlayFile {
  private constructor(
    readonly path: string,
    private readonly reader: LineReader,
  ) {}

  /** True for a map of velocities that Diffrakt wrote: its text header says so; Seismic Unix has the name alone. */
  private get isVelocity(): boolean {
    const isNoted = this.reader.dataset.text.some(({ lines }) => lines.join(' ').includes(VELOCITY_NOTE));
    return isNoted || basename(this.path) === velocityFile('su');
  }

  /** @throws JobError 'argument.invalid' where it has not the shape of the line, or as opening a line does */
  static async open(path: string, line: SectionAxes): Promise<OverlayFile> {
    const reader = await LineReader.open(path);
    if (shapeOf(reader.axes) === shapeOf({ ...line, domain: reader.axes.domain }))
      return new OverlayFile(path, reader);
    await reader.dispose();
    const message = `${basename(path)} has ${shapeOf(reader.axes)}; this line has ${shapeOf(line)}.`;
    const remedy = 'An overlay has the traces, samples and interval of the line: choose a file made from it.';
    throw new JobError('argument.invalid', message, remedy);
  }

  /**
   * What lies over a plane of the line.
   * @param ends of the values of another plane, whose colours it is to have; null for its own
   * @throws JobError 'cancelled', 'file.unreadable', or 'argument.invalid' for a plane too large for memory
   */
  async read(
    plane: SectionPlane,
    signal: AbortSignal,
    ends: OverlayEnds | null = null,
  ): Promise<SectionOverlay> {
    if (plane.axes.traceCount * plane.axes.sampleCount > MOST_SAMPLES) {
      const message = `The plane has ${shapeOf(plane.axes)}: too much to be laid over it.`;
      throw new JobError('argument.invalid', message, 'Show an inline, a crossline or a gather first.');
    }
    const samples = await withJobErrors(() => readPlaneSection(this.reader.dataset, plane, signal));
    const overlay = overlayOfSection(
      { ...plane.axes, amplitudes: samples.map((value) => finiteOrZero(value)) },
      MOST_NODES,
      ends,
    );
    return overlay.kind === 'values' && this.isVelocity ? { ...overlay, kind: 'velocity' } : overlay;
  }

  dispose(): Promise<void> {
    return this.reader.dispose();
  }
}
