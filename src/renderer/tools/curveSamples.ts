import { askData } from '#renderer/stores/dataPort.svelte';
import { display } from '#renderer/stores/display.svelte';
import { dominantPeriod } from '#seismic/channels/working/dominantPeriod';
import type { CurveData, Hyperbola } from '#seismic/hyperbola/coherence';
import type { CurveLine } from '#seismic/hyperbola/hyperbolaWindow';
import { sampleOfTimeMs, timeMsOfSample } from '#seismic/section/section';

/** Traces to either side of an apex, and samples above and below it, that are read for a fit. */
const REACH = { traces: 150, above: 80, below: 640 } as const;
/** In samples, where the amplitudes do not tell a period. */
const USUAL_PERIOD = 10;

/** Samples about an apex as they are drawn, and their dominant period. */
export interface CurveSamples {
  readonly data: CurveData;
  /** The section's trace that is the data's first. */
  readonly firstTrace: number;
  readonly periodSamples: number;
}

/** Reads the samples about an apex; null where they cannot be read, which the section tells itself. */
export async function readCurveSamples(
  plane: string,
  { axes, metres }: CurveLine,
  apex: Pick<Hyperbola, 'apexTrace' | 'apexTimeMs'>,
): Promise<CurveSamples | null> {
  const sample = Math.round(sampleOfTimeMs(axes, apex.apexTimeMs));
  const firstTrace = Math.max(0, Math.round(apex.apexTrace) - REACH.traces);
  const firstRow = Math.max(0, sample - REACH.above);
  const traceCount = Math.min(axes.traceCount, Math.round(apex.apexTrace) + REACH.traces + 1) - firstTrace;
  const sampleCount = Math.min(axes.sampleCount, sample + REACH.below) - firstRow;
  const columns = { firstColumn: firstTrace, columnCount: traceCount, columnStep: 1 };
  const rows = { firstRow, rowCount: sampleCount, rowStep: 1 };
  const request = { plane, ...columns, ...rows, process: display.process };
  const answer = await askData('window', request, new AbortController().signal).catch(() => null);
  if (!answer) return null;
  const { amplitudes } = answer;
  const startTimeMs = timeMsOfSample(axes, firstRow);
  const section = { ...axes, traceCount, sampleCount, startTimeMs, amplitudes };
  return {
    data: { section, metres: Array.from(metres).slice(firstTrace, firstTrace + traceCount) },
    firstTrace,
    periodSamples: dominantPeriod(amplitudes, { traceCount, sampleCount }) ?? USUAL_PERIOD,
  };
}
