import type { SegyDataset } from 'segyio-wasm';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import type { HeaderWordsAnswer, WindowAnswer } from '#jobs/line/dataTypes';
import { HeldPlanes, type SliceSource } from '#jobs/line/heldPlanes';
import { measureSpectrum, measureSpread } from '#jobs/line/measureSpread';
import { bareSurveyOf, readHeaders } from '#jobs/line/readHeaders';
import { readPlaneSection, readPlaneWindow } from '#jobs/line/readPlane';
import {
  type CompletedSummary,
  completeSummary,
  type LineFacts,
  type SummaryOptions,
  summarise,
} from '#jobs/line/summarise';
import { warnOfOddities } from '#jobs/opening/oddities';
import type { FetchContext } from '#jobs/opening/remoteSource';
import { openLineFile, withJobErrors } from '#jobs/opening/segyErrors';
import type { AmplitudeSpread } from '#seismic/display/amplitudeSpread';
import type { WindowExtent } from '#seismic/picks/pick';
import type { AmplitudeSpectrum } from '#seismic/process/bandPass';
import type { TraceProcess } from '#seismic/process/traceProcess';
import type { Section, SectionAxes } from '#seismic/section/section';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import type { Plane, PlaneWindow, SectionPlane } from '#seismic/survey/plane';
import { linePlane } from '#seismic/survey/sectionPlane';
import type { Survey } from '#seismic/survey/survey';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** Samples that a section in memory may hold: 1 GB as float32. */
export const MOST_SECTION_SAMPLES = 2 ** 28;
/** The traces in file order: the plane that needs no headers. */
const LINE = 'line';

/** Puts 0 where a sample is not finite. Returns how many there were. */
function clearNotFinite(samples: Float32Array): number {
  let found = 0;
  for (let i = 0; i < samples.length; i++) {
    if (samples[i] - samples[i] === 0) continue;
    samples[i] = 0;
    found++;
  }
  return found;
}

function planeOrJobError(survey: Survey, name: string): Plane {
  try {
    return planeNamed(survey, name);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new JobError('argument.invalid', error.message, 'Name a plane that the file has.', {
      cause: error,
    });
  }
}

/** An open file: windows and sections of its planes, header words. Samples of two planes at most are held. */
export class LineReader {
  /** The traces in file order, without information from their headers. */
  readonly fileOrder: SectionPlane;
  private surveyRead: Promise<Survey> | null = null;
  private readonly held: HeldPlanes;
  /** Windows of one plane are read one after the other. */
  private lastPlane: { readonly name: string; readonly plane: Plane } | null = null;

  private constructor(
    readonly path: string,
    readonly opening: OpeningOptions,
    readonly dataset: SegyDataset,
  ) {
    this.fileOrder = linePlane(bareSurveyOf(dataset));
    this.held = new HeldPlanes(dataset);
  }

  /** @throws JobError that says which kind of file it is instead of SEG-Y, or its fault */
  static async open(path: string, opening: OpeningOptions = {}, context?: FetchContext): Promise<LineReader> {
    return new LineReader(path, opening, await openLineFile(path, opening, context));
  }

  /** The axes of all traces in file order. */
  get axes(): SectionAxes {
    return this.fileOrder.axes;
  }

  /** The content of the file, from one reading of its headers and samples. @throws JobError 'cancelled' */
  async summarise(signal: AbortSignal, options?: SummaryOptions): Promise<LineFacts> {
    const facts = await withJobErrors(() => summarise(this.dataset, this.opening, signal, options));
    this.surveyRead = Promise.resolve(facts.summary.survey);
    return facts;
  }

  /**
   * The same by all headers, where the summary was made by some of them; planes are laid out by it from then on.
   * @throws JobError 'cancelled'
   */
  async complete(sampled: DatasetSummary, signal: AbortSignal): Promise<CompletedSummary> {
    const completed = await withJobErrors(() => completeSummary(this.dataset, sampled, signal));
    this.surveyRead = Promise.resolve(completed.summary.survey);
    if (!completed.isAsSampled) {
      this.lastPlane = null;
      this.held.clear();
    }
    return completed;
  }

  /** The geometry of the traces; headers are read at first use. @throws JobError 'cancelled' */
  survey(signal?: AbortSignal): Promise<Survey> {
    const reading =
      this.surveyRead ??
      withJobErrors(async () => (await readHeaders(this.dataset, this.opening, signal)).survey);
    this.surveyRead = reading;
    reading.catch(() => {
      this.surveyRead = null;
    });
    return reading;
  }

  /** A plane by its name. @throws JobError 'argument.invalid' where the file has none of that name */
  async plane(name: string, signal?: AbortSignal): Promise<Plane> {
    const survey = await this.survey(signal);
    if (this.lastPlane?.name !== name) this.lastPlane = { name, plane: planeOrJobError(survey, name) };
    return this.lastPlane.plane;
  }

  /** A plane whose rows are samples. @throws JobError 'argument.invalid' for a slice, too */
  async sectionPlane(name: string, signal?: AbortSignal): Promise<SectionPlane> {
    const plane = await this.plane(name, signal);
    if (plane.kind !== 'slice') return plane;
    throw new JobError(
      'argument.invalid',
      `${name} has no traces along its rows.`,
      'Name a plane of traces.',
    );
  }

  /** A part of a plane, decimated by keeping extremes. @throws JobError 'argument.invalid', 'cancelled' */
  async readWindow(window: PlaneWindow, signal?: AbortSignal): Promise<WindowAnswer> {
    const plane = window.plane === LINE ? this.fileOrder : await this.plane(window.plane, signal);
    const isHeld = plane.kind !== 'line' && this.held.serves(plane, window);
    return withJobErrors(() =>
      isHeld ? this.held.window(plane, window, signal) : readPlaneWindow(this.dataset, plane, window, signal),
    );
  }

  /** The distribution of a plane's amplitudes as they are drawn. @throws JobError as `plane` does */
  async measureSpread(name: string, process: TraceProcess, signal?: AbortSignal): Promise<AmplitudeSpread> {
    const plane = await this.tracesPlane(name, signal);
    return withJobErrors(() => measureSpread(this.dataset, plane, process, signal));
  }

  /** The mean amplitude spectrum of a plane as recorded. @throws JobError as `plane` does */
  async measureSpectrum(name: string, signal?: AbortSignal): Promise<AmplitudeSpectrum> {
    const plane = await this.tracesPlane(name, signal);
    return withJobErrors(() => measureSpectrum(this.dataset, plane, signal));
  }

  /** Takes depth or time slices from an index from now on. */
  useSlices(slices: SliceSource): Promise<void> {
    return this.held.useSlices(slices);
  }

  /** A part of the line as the file has it, trace-major, with the values that are not finite. */
  async readRawWindow(extent: WindowExtent): Promise<Float32Array> {
    const samples = new Float32Array(extent.traceCount * extent.sampleCount);
    await withJobErrors(async () => {
      for await (const block of this.dataset.trace.blocks(extent))
        samples.set(block.samples, (block.firstTrace - extent.firstTrace) * extent.sampleCount);
    });
    return samples;
  }

  /** Every standard field of a trace's header. @throws JobError 'argument.invalid' */
  headerWords(trace: number): Promise<HeaderWordsAnswer> {
    return withJobErrors(async () => ({ words: (await this.dataset.header.read(trace)).entries() }));
  }

  /**
   * All samples of a plane, with 0 where there is no trace or a sample is not finite. The latter is reported
   * by `context.warn`, as are the file's oddities.
   * @throws JobError 'cancelled', 'file.unreadable', or 'argument.invalid' for one too large for memory
   */
  async readSection<News>(context: JobContext<News>, name = LINE): Promise<Section> {
    const { signal, warn } = context;
    const plane = await this.tracesPlane(name, signal);
    const { traceCount, sampleCount } = plane.axes;
    if (traceCount * sampleCount > MOST_SECTION_SAMPLES) throw this.tooLarge(plane.axes);
    const amplitudes = await withJobErrors(() => readPlaneSection(this.dataset, plane, signal));
    const notFinite = clearNotFinite(amplitudes);
    warnOfOddities(this.dataset, context);
    if (notFinite > 0) warn(`${notFinite} samples are not finite (NaN or infinite); they are read as 0.`);
    return { ...plane.axes, amplitudes };
  }

  async dispose(): Promise<void> {
    this.held.clear();
    await this.held.useSlices(null);
    await this.dataset.dispose();
  }

  /** As `sectionPlane`, but the file order without a reading of headers. */
  private async tracesPlane(name: string, signal?: AbortSignal): Promise<SectionPlane> {
    return name === LINE ? this.fileOrder : this.sectionPlane(name, signal);
  }

  private tooLarge({ traceCount, sampleCount }: SectionAxes): JobError {
    return new JobError(
      'argument.invalid',
      `The section has ${traceCount} traces of ${sampleCount} samples, more than ${MOST_SECTION_SAMPLES} samples in all: ${this.path}`,
      'Cut a part of it out, for instance every second trace or a time window.',
    );
  }
}
