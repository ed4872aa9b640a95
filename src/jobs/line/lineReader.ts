import type { SegyDataset } from 'segyio-wasm';
import type { HeaderWordsAnswer, WindowAnswer, WindowRequest } from '#jobs/line/dataTypes';
import { gridOfWindow, keepExtremes } from '#jobs/line/decimate';
import { openLineFile, withJobErrors } from '#jobs/line/segyErrors';
import type { WindowExtent } from '#seismic/picks/pick';
import type { Section, SectionAxes } from '#seismic/section/section';
import { JobError, throwIfCancelled } from '#system/failure';
import type { JobContext } from '#system/job';

/** Samples that a section in memory, or the answer to a request, may hold: 1 GB as float32. */
const MOST_SAMPLES = 2 ** 28;
/** Traces decoded between two looks at the signal. */
const BLOCK_TRACES = 256;

function checkWindow(request: WindowRequest, axes: SectionAxes): void {
  const numbers = Object.values(request);
  const { columnCount, rowCount } = gridOfWindow(request);
  const isSound =
    numbers.every((value) => Number.isInteger(value) && value >= 0) &&
    request.traceStep >= 1 &&
    request.sampleStep >= 1 &&
    request.firstTrace + request.traceCount <= axes.traceCount &&
    request.firstSample + request.sampleCount <= axes.sampleCount &&
    columnCount * rowCount <= MOST_SAMPLES;
  if (isSound) return;
  throw new JobError(
    'argument.invalid',
    `The window ${JSON.stringify(request)} does not lie in ${axes.traceCount} traces of ${axes.sampleCount} samples.`,
    'Ask for traces and samples that the line has.',
  );
}

/** Puts 0 where a sample is no finite number. Returns how many there were. */
function clearNotFinite(samples: Float32Array): number {
  let found = 0;
  for (let i = 0; i < samples.length; i++) {
    if (samples[i] - samples[i] === 0) continue;
    samples[i] = 0;
    found++;
  }
  return found;
}

/** An open line: windows of its samples, header words, or all of it. Samples are never held. */
export class LineReader {
  private constructor(
    private readonly path: string,
    private readonly dataset: SegyDataset,
  ) {}

  /** @throws JobError saying what the file is instead of SEG-Y, or what is wrong with it */
  static async open(path: string): Promise<LineReader> {
    return new LineReader(path, await openLineFile(path));
  }

  get axes(): SectionAxes {
    const { traceCount, sampleCount, sampleIntervalUs, startTimeMs } = this.dataset.layout;
    return { traceCount, sampleCount, sampleIntervalUs, startTimeMs };
  }

  /** A part of the line, decimated by keeping extremes. @throws JobError 'argument.invalid', 'cancelled' */
  async readWindow(request: WindowRequest, signal?: AbortSignal): Promise<WindowAnswer> {
    checkWindow(request, this.axes);
    const { columnCount, rowCount } = gridOfWindow(request);
    const amplitudes = new Float32Array(columnCount * rowCount);
    const { firstTrace, traceCount, firstSample, sampleCount } = request;
    await withJobErrors(async () => {
      const window = { firstTrace, traceCount, firstSample, sampleCount };
      const blocks = this.dataset.trace.blocks(window, { signal });
      for await (const block of blocks) keepExtremes(request, block, amplitudes);
    });
    return { columnCount, rowCount, amplitudes };
  }

  /** A part of the line as the file has it, trace-major, with what is no finite number in it. */
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
   * All samples, with 0 where one is no finite number, which is told by `context.warn`, as are the
   * file's oddities.
   * @throws JobError 'cancelled', 'file.unreadable', or 'argument.invalid' for a line too large for memory
   */
  async readSection<News>(context: JobContext<News>): Promise<Section> {
    const { axes } = this;
    const count = axes.traceCount * axes.sampleCount;
    if (count > MOST_SAMPLES) throw this.tooLarge();
    const amplitudes = new Float32Array(count);
    await withJobErrors(async () => {
      for await (const block of this.dataset.trace.blocks({}, { blockTraces: BLOCK_TRACES })) {
        throwIfCancelled(context.signal);
        amplitudes.set(block.samples, block.firstTrace * axes.sampleCount);
      }
    });
    const notFinite = clearNotFinite(amplitudes);
    for (const warning of this.dataset.layout.warnings) context.warn(warning);
    if (notFinite > 0) context.warn(`${notFinite} samples are no finite numbers; 0 is put in their place.`);
    return { ...axes, amplitudes };
  }

  dispose(): Promise<void> {
    return this.dataset.dispose();
  }

  private tooLarge(): JobError {
    const { traceCount, sampleCount } = this.axes;
    return new JobError(
      'argument.invalid',
      `The line has ${traceCount} traces of ${sampleCount} samples, more than ${MOST_SAMPLES} samples in all: ${this.path}`,
      'Cut a part of it out, for instance every second trace or a time window.',
    );
  }
}
