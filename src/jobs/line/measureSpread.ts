import type { SegyDataset } from 'segyio-wasm';
import { planeMeanTrace } from '#jobs/line/meanTrace';
import { readTraces } from '#jobs/line/readTraces';
import { type AmplitudeSpread, spreadOf } from '#seismic/display/amplitudeSpread';
import { type AmplitudeSpectrum, meanSpectrum } from '#seismic/process/bandPass';
import { processTraces, type TraceProcess } from '#seismic/process/traceProcess';
import type { SectionPlane } from '#seismic/survey/plane';

/** Traces read, evenly over the plane: enough for a percentile, few enough for any plane. */
const SAMPLED_TRACES = 48;

/** Whole traces evenly over a plane, trace-major. */
async function readSampledTraces(
  dataset: SegyDataset,
  plane: SectionPlane,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const { count: columnCount } = plane.columns;
  const { sampleCount } = plane.samples;
  const wanted = Math.min(SAMPLED_TRACES, columnCount);
  const columns = Array.from({ length: wanted }, (_, i) => Math.floor(((i + 0.5) * columnCount) / wanted));
  const traces = Int32Array.from(columns.flatMap((column) => plane.traceAt(column) ?? [])).sort();
  const samples = new Float32Array(traces.length * sampleCount);
  const request = { traces, firstSample: 0, sampleCount };
  await readTraces(dataset, request, (entry, trace) => samples.set(trace, entry * sampleCount), signal);
  return samples;
}

/** The distribution of amplitudes of a plane as they are drawn, from whole traces evenly over it. */
export async function measureSpread(
  dataset: SegyDataset,
  plane: SectionPlane,
  process: TraceProcess,
  signal?: AbortSignal,
): Promise<AmplitudeSpread> {
  const mean = process.removesBackground ? await planeMeanTrace(dataset, plane) : undefined;
  return spreadOf(processTraces(await readSampledTraces(dataset, plane, signal), plane.axes, process, mean));
}

/** The mean amplitude spectrum of a plane as recorded, from whole traces evenly over it. */
export async function measureSpectrum(
  dataset: SegyDataset,
  plane: SectionPlane,
  signal?: AbortSignal,
): Promise<AmplitudeSpectrum> {
  const { sampleCount, sampleIntervalUs } = plane.samples;
  return meanSpectrum(await readSampledTraces(dataset, plane, signal), sampleCount, sampleIntervalUs);
}
