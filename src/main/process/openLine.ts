import type { DataPortRequests } from '#contract/dataPort';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { WindowAnswer } from '#jobs/line/dataTypes';
import { LineReader } from '#jobs/line/lineReader';
import type { CompletedSummary } from '#jobs/line/summarise';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { OverlayFile } from '#jobs/overlay/overlayFile';
import { placeOnPlanes, readPickedSection } from '#jobs/picks/pickedPlanes';
import { slicesOfLine } from '#jobs/slices/slicesOfLine';
import { collectGarbage } from '#main/process/collectGarbage';
import { RestTimer } from '#main/process/restTimer';
import { type AmplitudeSpread, spreadOf } from '#seismic/display/amplitudeSpread';
import { likeliestShares, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';
import type { OverlayEnds, SectionOverlay } from '#seismic/labels/sectionOverlay';
import type { PickedWindow } from '#seismic/picks/pick';
import type { SurveyPick } from '#seismic/picks/surveyPick';
import type { AmplitudeSpectrum } from '#seismic/process/bandPass';
import { isAsRecorded } from '#seismic/process/traceProcess';
import type { Section } from '#seismic/section/section';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { PlaneWindow } from '#seismic/survey/plane';
import { isAddress } from '#system/address';
import { JobError, throwIfCancelled } from '#system/failure';
import { type JobContext, silentContext } from '#system/job';

/** Planes of picks, side by side, and the picks as windows there. */
interface PickedSection {
  readonly section: Section;
  readonly windows: readonly PickedWindow[];
}

/** A file that is to be laid over a plane of the line. */
export interface OverlayOrder {
  readonly path: string;
  readonly plane: string;
  /** Of the values of another plane, whose colours it is to have; null for its own. */
  readonly ends: OverlayEnds | null;
}

/** A line of at most so many samples, 32 MB, is measured whole before the first picture. */
const LARGEST_MEASURED_WHOLE = 8e6;
/** Of a larger one so many samples are measured; `diffrakt info` takes more. */
const MEASURED_SAMPLES = 1e6;

/** The headers of a large file are read in the background once no part of a picture was read for so long. */
const REST_MS = 400;
/** Slices are indexed, a pass over the file at a time, once none was for so long. */
const INDEX_REST_MS = 2000;

/** Slices of a smaller file are read fast enough without an index. */
const LEAST_INDEXED_BYTES = 2e8;

/** Something that happens once, and can be waited for. */
function eventOnce(): { readonly done: Promise<void>; readonly end: () => void } {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

/** Waits for an event, but no longer than until the signal aborts. @throws JobError 'cancelled' */
async function orStopped(done: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  await Promise.race([done, aborted]);
  throwIfCancelled(signal);
}

/**
 * The open line of the data process: its properties, its reader, and its samples once they are read. Readings that
 * are under way when it is closed are cancelled.
 */
export class OpenLine {
  /** The section that was read last, by the names of its planes. */
  private section: { readonly key: string; readonly reading: Promise<Section> } | null = null;
  /** The file that lies over the line. */
  private overlay: OverlayFile | null = null;
  private readonly closing = new AbortController();
  private readonly firstPicture = eventOnce();
  /** Pictures; the buffers of those before are freed when the user rests. */
  private readonly pictures = new RestTimer(REST_MS, collectGarbage);
  private readonly longRest = new RestTimer(INDEX_REST_MS);

  private constructor(
    private described: DatasetSummary,
    readonly reader: LineReader,
    /** Distribution of the amplitudes as recorded, measured when the line was opened. */
    private readonly recorded: AmplitudeSpread,
  ) {}

  static async open({ linePath, opening }: LineFile, context: JobContext): Promise<OpenLine> {
    const { signal } = context;
    let isOpening = true;
    const progress: JobContext['progress'] = (news) => isOpening && context.progress(news);
    const reader = await LineReader.open(linePath, opening, { signal, progress });
    try {
      const { traceCount, sampleCount } = reader.axes;
      const isSmall = traceCount * sampleCount <= LARGEST_MEASURED_WHOLE;
      const mostSamples = isSmall ? LARGEST_MEASURED_WHOLE : MEASURED_SAMPLES;
      const { summary, surveyed } = await reader.summarise(signal, { mostSamples, samplesHeaders: true });
      isOpening = false;
      return new OpenLine(summary, reader, spreadOf(surveyed.values));
    } catch (error) {
      await reader.dispose();
      throw error;
    }
  }

  get summary(): DatasetSummary {
    return this.described;
  }

  /**
   * Reads the headers that were left out when the line was opened, once a picture of it has been read and no other
   * is asked for: pictures do not wait for them.
   */
  async complete({ signal }: JobContext): Promise<CompletedSummary> {
    const stopped = this.orClosing(signal);
    await orStopped(this.firstPicture.done, stopped);
    await orStopped(this.pictures.rests(), stopped);
    const completed = await this.reader.complete(this.summary, stopped);
    this.described = completed.summary;
    return completed;
  }

  /**
   * Indexes the slices of a large volume in a folder, or opens the index that is there; they take a short read from
   * then on. False where it is not worth it, or there is no room.
   * @throws JobError 'cancelled', 'disk.full', 'file.write', 'file.unreadable'
   */
  async indexSlices(folder: string, context: JobContext): Promise<boolean> {
    const { fingerprint, opening, path, fileBytes } = this.summary;
    if (fileBytes < LEAST_INDEXED_BYTES || isAddress(path)) return false;
    const signal = this.orClosing(context.signal);
    const waitWhilePaused = () => {
      // The slices that were written: V8 would let some more of them pile up.
      collectGarbage();
      return orStopped(this.longRest.rests(), signal);
    };
    const order = { folder, fingerprint, opening };
    const slices = await slicesOfLine(this.reader.dataset, order, { ...context, signal, waitWhilePaused });
    if (slices) await this.reader.useSlices(slices);
    // Next turn, when the last slices that were held are out of use.
    setImmediate(collectGarbage);
    return slices !== null;
  }

  /** Distribution of the amplitudes of a plane as they are drawn. */
  async spread(
    { plane, process }: DataPortRequests['spread']['ask'],
    signal: AbortSignal,
  ): Promise<AmplitudeSpread> {
    if (plane === 'line' && isAsRecorded(process)) return this.recorded;
    return this.reader.measureSpread(plane, process, this.orClosing(signal));
  }

  /** The mean amplitude spectrum of a plane as recorded. */
  spectrum({ plane }: DataPortRequests['spectrum']['ask'], signal: AbortSignal): Promise<AmplitudeSpectrum> {
    return this.reader.measureSpectrum(plane, this.orClosing(signal));
  }

  /** A part of a plane, decimated. @throws JobError as `LineReader.readWindow` does */
  async readWindow(window: PlaneWindow, signal: AbortSignal): Promise<WindowAnswer> {
    this.notePicture();
    const answer = await this.reader.readWindow(window, this.orClosing(signal));
    this.notePicture();
    this.firstPicture.end();
    return answer;
  }

  private notePicture(): void {
    this.pictures.note();
    this.longRest.note();
  }

  /** All samples of a plane, read once while it is the last that was asked for. */
  readSection(plane: string): Promise<Section> {
    return this.readOnce(plane, () => this.reader.readSection(silentContext(this.closing.signal), plane));
  }

  /** The planes of picks, side by side, and the picks as windows there. @throws JobError 'picks.outside' */
  async readPicked(picks: readonly SurveyPick[], context: JobContext): Promise<PickedSection> {
    const planes = await placeOnPlanes(this.reader, { picks }, context);
    const names = planes.parts.map(({ plane }) => plane.name);
    const reading = () => readPickedSection(this.reader, planes, silentContext(this.closing.signal));
    return { section: await this.readOnce(names.join(' '), reading), windows: planes.windows };
  }

  /** What a file has over a plane; it stays open while it is the last that was asked for. */
  async readOverlay(
    { path, plane: planeName, ends }: OverlayOrder,
    signal: AbortSignal,
  ): Promise<SectionOverlay> {
    if (this.overlay?.path !== path) {
      const next = await OverlayFile.open(path, this.reader.axes);
      const last = this.overlay;
      this.overlay = next;
      await last?.dispose();
    }
    const plane = await this.reader.sectionPlane(planeName, signal);
    return this.overlay.read(plane, this.orClosing(signal), ends);
  }

  /** Shares of the samples of a plane by their likeliest class; null where it is no plane of this reading. */
  async sharesOf(grid: ProbabilityGrid, planeName: string, signal: AbortSignal): Promise<number[] | null> {
    const plane = await this.reader.sectionPlane(planeName, signal).catch(() => null);
    return plane && likeliestShares(grid, plane.axes);
  }

  /** A failed reading is tried again the next time. */
  private readOnce(key: string, read: () => Promise<Section>): Promise<Section> {
    if (this.section?.key === key) return this.section.reading;
    const kept = { key, reading: read() };
    this.section = kept;
    kept.reading.catch(() => {
      if (this.section === kept) this.section = null;
    });
    return kept.reading;
  }

  /** Reads the open file beyond its planes; stopped when the line is closed. @throws JobError as `use` does */
  withDataset<Result>(
    context: JobContext,
    use: (dataset: LineReader['dataset'], context: JobContext) => Promise<Result>,
  ): Promise<Result> {
    const stopped = { ...context, signal: this.orClosing(context.signal) };
    return withJobErrors(() => use(this.reader.dataset, stopped));
  }

  async dispose(): Promise<void> {
    this.closing.abort();
    await this.overlay?.dispose();
    await this.reader.dispose();
  }

  private orClosing(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.closing.signal]);
  }
}

/** Holds at most one line open. */
export class LineHolder {
  private line: OpenLine | null = null;

  /** Opens a line in place of the previous one, which stays open if the new one cannot be opened. */
  async open(file: LineFile, context: JobContext): Promise<DatasetSummary> {
    const next = await OpenLine.open(file, context);
    const last = this.line;
    // In its place before the other is closed: what is asked meanwhile is of this one.
    this.line = next;
    await last?.dispose();
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
