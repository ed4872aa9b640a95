import { LineReader } from '#jobs/line/lineReader';
import { type DatasetSummary, openDataset } from '#jobs/line/openDataset';
import type { Section } from '#seismic/section/section';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

const SILENT: JobContext = {
  signal: new AbortController().signal,
  progress: () => undefined,
  warn: () => undefined,
  emit: () => undefined,
};

/** The line that the data process holds open: what is known of it, its reader, and its samples once read. */
export class OpenLine {
  private section: Promise<Section> | null = null;

  private constructor(
    readonly summary: DatasetSummary,
    readonly reader: LineReader,
  ) {}

  static async open(path: string, context: JobContext): Promise<OpenLine> {
    const summary = await openDataset(path, context);
    return new OpenLine(summary, await LineReader.open(path));
  }

  /** All samples, read once; a failed reading is tried again the next time. */
  readSection(): Promise<Section> {
    const reading = this.section ?? this.reader.readSection(SILENT);
    this.section = reading;
    reading.catch(() => {
      this.section = null;
    });
    return reading;
  }

  dispose(): Promise<void> {
    return this.reader.dispose();
  }
}

/** Holds at most one line open. */
export class LineHolder {
  private line: OpenLine | null = null;

  /** Opens a line in place of the one before, which stays where the new one cannot be opened. */
  async open(path: string, context: JobContext): Promise<DatasetSummary> {
    const next = await OpenLine.open(path, context);
    await this.close();
    this.line = next;
    return next.summary;
  }

  /** @throws JobError 'file.missing' where no line is open */
  require(): OpenLine {
    if (this.line) return this.line;
    throw new JobError('file.missing', 'No line is open.', 'Open a line first.');
  }

  async close(): Promise<void> {
    const last = this.line;
    this.line = null;
    await last?.dispose();
  }
}
