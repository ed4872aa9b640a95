import { createHash } from 'node:crypto';
import { DATASET_KINDS, type Geometry, judgeHeaderWords, type SegyDataset } from 'segyio-wasm';
import { type SurveyedAmplitudes, surveyAmplitudes } from '#jobs/line/amplitudeStatistics';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { type HeaderVariation, variationWarning } from '#jobs/line/headerVariations';
import { oddWordsWarning } from '#jobs/line/oddWordsWarning';
import { readHeaders } from '#jobs/line/readHeaders';
import { haveSameGrid, quickHeaders } from '#jobs/line/sampleHeaders';
import { openingText } from '#jobs/opening/openingArguments';
import { openingRemedies } from '#jobs/opening/openingRemedies';
import type { OpeningOptions } from '#seismic/survey/openingOptions';
import { fileNameOf, isAddress } from '#system/address';

/** Trace headers that go into the fingerprint, evenly spaced over the file. */
const FINGERPRINT_TRACES = 4096;

/** The header of every `step`-th trace, read at one go. */
async function readHeadersOf({ layout, source }: SegyDataset, step: number, signal: AbortSignal) {
  const { firstTraceOffset, traceBytes, traceHeaderBytes, traceCount } = layout;
  const ranges = Array.from({ length: Math.ceil(traceCount / step) }, (_, i) => ({
    offset: firstTraceOffset + i * step * traceBytes,
    target: new Uint8Array(traceHeaderBytes),
  }));
  await source.read(ranges, signal);
  return ranges;
}

/** SHA-256 of the file's size, what is stated against its headers, those of the file, and evenly spaced trace headers. */
async function fingerprintOf(
  dataset: SegyDataset,
  opening: OpeningOptions,
  signal: AbortSignal,
): Promise<string> {
  const { traceCount } = dataset.layout;
  const hash = createHash('sha256').update(String(dataset.source.size));
  hash.update(openingText(opening));
  for (const { bytes } of dataset.text) hash.update(bytes);
  hash.update(dataset.bin.bytes);
  const step = Math.ceil(traceCount / FINGERPRINT_TRACES);
  if (step === 1) return hash.update(await dataset.header.readBytes({}, signal)).digest('hex');
  for (const { target } of await readHeadersOf(dataset, step, signal)) hash.update(target);
  return hash.digest('hex');
}

function surveyWarnings(surveyed: SurveyedAmplitudes, traceCount: number): string[] {
  const { notFiniteCount, readTraces, deadTraceCount } = surveyed;
  const warnings: string[] = [];
  if (readTraces < traceCount)
    warnings.push(`Amplitudes and dead traces are estimated from ${readTraces} of ${traceCount} traces.`);
  if (notFiniteCount > 0)
    warnings.push(`${notFiniteCount} samples are not finite (NaN or infinite); they are shown as 0.`);
  if (deadTraceCount === traceCount) warnings.push('All traces are dead: no two samples of a trace differ.');
  return warnings;
}

/** Samples of a file on a server that amplitudes are measured on: what is not asked for is not fetched. */
const MOST_FETCHED_SAMPLES = 250_000;

/** The summary of an opened line, with what was found on the way to it. */
export interface LineFacts {
  readonly summary: DatasetSummary;
  readonly surveyed: SurveyedAmplitudes;
  readonly geometry: Geometry;
  readonly variations: readonly HeaderVariation[];
}

/** How much of a file is read for its summary. */
export interface SummaryOptions {
  /** Samples that amplitudes are measured on; few of a file on a server. */
  readonly mostSamples?: number;
  /** Whether a large, regular grid is judged by some hundred headers: `completeSummary` reads the others. */
  readonly samplesHeaders?: boolean;
}

/** Reads headers and samples of a dataset, which was opened so, once and describes them. */
export async function summarise(
  dataset: SegyDataset,
  opening: OpeningOptions,
  signal: AbortSignal,
  { mostSamples, samplesHeaders = false }: SummaryOptions = {},
): Promise<LineFacts> {
  const { layout, source } = dataset;
  const most = isAddress(source.name) ? MOST_FETCHED_SAMPLES : mostSamples;
  const surveyed = await surveyAmplitudes(dataset, signal, most);
  const read = samplesHeaders ? quickHeaders : readHeaders;
  const { survey, geometry, variations, sampledCount } = await read(dataset, opening, signal);
  const oddWords = await judgeHeaderWords(dataset, signal);
  const summary = {
    path: source.name,
    fileName: fileNameOf(source.name),
    fileBytes: source.fileBytes ?? source.size,
    traceCount: layout.traceCount,
    sampleCount: layout.sampleCount,
    sampleIntervalUs: layout.sampleIntervalUs,
    startTimeMs: layout.startTimeMs,
    format: { code: layout.format.code, name: layout.format.name },
    byteOrder: layout.byteOrder,
    kind: layout.kind,
    kindName: DATASET_KINDS[layout.kind],
    radar: layout.radar ?? null,
    sampleByteOrder: layout.sampleByteOrder,
    revision: layout.revision.text,
    opening,
    remedies: openingRemedies(layout.remedies),
    geometry: { kind: geometry.kind, reason: geometry.reason },
    sampledHeaderCount: sampledCount,
    textHeader: dataset.text.flatMap(({ lines }) => [...lines]),
    survey,
    deadTraceCount: surveyed.deadTraceCount,
    fingerprint: await fingerprintOf(dataset, opening, signal),
    warnings: [
      ...layout.warnings,
      ...variations.map(variationWarning),
      ...oddWords.flatMap((odd) => oddWordsWarning(odd, opening)),
      ...surveyWarnings(surveyed, layout.traceCount),
    ],
  };
  return { summary, surveyed, geometry, variations };
}

/** A summary by all headers, and whether the traces lie as the sampled ones told. */
export interface CompletedSummary {
  readonly summary: DatasetSummary;
  readonly isAsSampled: boolean;
}

/** Reads all headers of a dataset whose summary was made by some of them. @throws SegyError 'cancelled' */
export async function completeSummary(
  dataset: SegyDataset,
  sampled: DatasetSummary,
  signal: AbortSignal,
): Promise<CompletedSummary> {
  const { survey, geometry, variations } = await readHeaders(dataset, sampled.opening, signal);
  const summary = {
    ...sampled,
    ...{ survey, sampledHeaderCount: null },
    geometry: { kind: geometry.kind, reason: geometry.reason },
    warnings: [...sampled.warnings, ...variations.map(variationWarning)],
  };
  return { summary, isAsSampled: haveSameGrid(survey.grid, sampled.survey.grid) };
}
