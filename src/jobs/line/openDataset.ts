import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { inferGeometry, type SegyDataset } from 'segyio-wasm';
import { type SurveyedAmplitudes, surveyAmplitudes } from '#jobs/line/amplitudeStatistics';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { openLineFile, withJobErrors } from '#jobs/line/segyErrors';
import { headerScalesOf, SCALE_FIELDS } from '#seismic/survey/traceScale';
import type { JobContext } from '#system/job';

export type { DatasetSummary } from '#jobs/line/datasetSummary';

/** Trace headers that go into the fingerprint, evenly spaced over the file. */
const FINGERPRINT_TRACES = 4096;

/** SHA-256 of the file's size, its file headers, and evenly spaced trace headers. */
async function fingerprintOf(dataset: SegyDataset, signal: AbortSignal): Promise<string> {
  const { traceCount } = dataset.layout;
  const hash = createHash('sha256').update(String(dataset.source.size));
  for (const { bytes } of dataset.text) hash.update(bytes);
  hash.update(dataset.bin.bytes);
  const step = Math.ceil(traceCount / FINGERPRINT_TRACES);
  if (step === 1) return hash.update(await dataset.header.readBytes({}, signal)).digest('hex');
  for (let trace = 0; trace < traceCount; trace += step)
    hash.update((await dataset.header.read(trace)).bytes);
  return hash.digest('hex');
}

/** Header fields that should be the same for every trace, with what follows where they are not. */
async function variationWarnings(dataset: SegyDataset, signal: AbortSignal): Promise<string[]> {
  const { sampleCount } = dataset.layout;
  const [delays, counts] = await dataset.header.columns(
    ['DelayRecordingTime', 'TRACE_SAMPLE_COUNT'],
    {},
    signal,
  );
  const warnings: string[] = [];
  const otherDelays = delays.reduce((count, delay) => count + (delay === delays[0] ? 0 : 1), 0);
  if (otherDelays > 0)
    warnings.push(
      `${otherDelays} traces have another recording delay (bytes 109-110) than the first; all are shown from its time on.`,
    );
  const otherCounts = counts.reduce(
    (sum, count) => sum + (count === counts[0] || count === sampleCount ? 0 : 1),
    0,
  );
  if (otherCounts > 0)
    warnings.push(
      `${otherCounts} trace headers (bytes 115-116) give another number of samples than the first and than ${sampleCount}.`,
    );
  return warnings;
}

function surveyWarnings(surveyed: SurveyedAmplitudes, traceCount: number): string[] {
  const { notFiniteCount, readTraces, deadTraceCount } = surveyed;
  const warnings: string[] = [];
  if (readTraces < traceCount)
    warnings.push(`Amplitudes and dead traces are estimated from ${readTraces} of ${traceCount} traces.`);
  if (notFiniteCount > 0)
    warnings.push(`${notFiniteCount} samples are no finite numbers (NaN or infinite); they are shown as 0.`);
  if (deadTraceCount === traceCount) warnings.push('All traces are dead: no two samples of a trace differ.');
  return warnings;
}

/** What an open dataset's headers and samples tell. */
export async function summarise(dataset: SegyDataset, signal: AbortSignal): Promise<DatasetSummary> {
  const { layout, source } = dataset;
  const surveyed = await surveyAmplitudes(dataset, signal);
  const variations = await variationWarnings(dataset, signal);
  const geometry = await inferGeometry(dataset, signal);
  return {
    path: source.name,
    fileName: basename(source.name),
    fileBytes: source.size,
    traceCount: layout.traceCount,
    sampleCount: layout.sampleCount,
    sampleIntervalUs: layout.sampleIntervalUs,
    startTimeMs: layout.startTimeMs,
    format: { code: layout.format.code, name: layout.format.name },
    byteOrder: layout.byteOrder,
    revision: layout.revision.text,
    geometry: { kind: geometry.kind, reason: geometry.reason },
    textHeader: dataset.text.flatMap(({ lines }) => [...lines]),
    traceScales: headerScalesOf(
      await dataset.header.columns(
        SCALE_FIELDS.map(([byte]) => byte),
        {},
        signal,
      ),
    ),
    amplitudes: surveyed.amplitudes,
    deadTraceCount: surveyed.deadTraceCount,
    fingerprint: await fingerprintOf(dataset, signal),
    warnings: [...layout.warnings, ...variations, ...surveyWarnings(surveyed, layout.traceCount)],
  };
}

/**
 * Opens a line and tells what is in it. A file that ends inside a trace opens with its whole traces and
 * says so in `warnings`.
 * @throws JobError 'file.missing', 'file.unreadable', 'file.notSegy', 'file.truncated', 'cancelled'
 */
export async function openDataset<News>(path: string, context: JobContext<News>): Promise<DatasetSummary> {
  const dataset = await openLineFile(path);
  try {
    return await withJobErrors(() => summarise(dataset, context.signal));
  } finally {
    await dataset.dispose();
  }
}
