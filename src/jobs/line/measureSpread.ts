import type { SegyDataset } from 'segyio-wasm';
import { readTraces } from '#jobs/line/readTraces';
import { type AmplitudeSpread, spreadOf } from '#seismic/display/amplitudeSpread';
import { automaticGain, gainRows } from '#seismic/display/gain';
import type { SectionPlane } from '#seismic/survey/plane';

/** Traces read, evenly over the plane: enough for a percentile, few enough for any plane. */
const SAMPLED_TRACES = 48;

/**
 * The distribution of amplitudes of a plane after automatic gain, from whole traces evenly over it.
 * @param agcWindowMs length of the gain window, null for amplitudes as recorded
 */
export async function measureSpread(
  dataset: SegyDataset,
  plane: SectionPlane,
  agcWindowMs: number | null,
  signal?: AbortSignal,
): Promise<AmplitudeSpread> {
  const { count: columnCount } = plane.columns;
  const { sampleCount } = plane.samples;
  const wanted = Math.min(SAMPLED_TRACES, columnCount);
  const columns = Array.from({ length: wanted }, (_, i) => Math.floor(((i + 0.5) * columnCount) / wanted));
  const traces = Int32Array.from(columns.flatMap((column) => plane.traceAt(column) ?? [])).sort();
  const samples = new Float32Array(traces.length * sampleCount);
  const request = { traces, firstSample: 0, sampleCount };
  await readTraces(dataset, request, (entry, trace) => samples.set(trace, entry * sampleCount), signal);
  const windowRows = gainRows(agcWindowMs, plane.samples.sampleIntervalUs);
  return spreadOf(windowRows > 0 ? automaticGain(samples, sampleCount, windowRows) : samples);
}
