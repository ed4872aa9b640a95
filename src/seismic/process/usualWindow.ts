import { antennaPeriodNs } from '#seismic/process/radarDefaults';
import type { SectionAxes } from '#seismic/section/section';

/** About four periods of usual seismic data. */
const USUAL_MS = 160;
const RADAR_PERIODS = 4;
/** Samples of a window in depth, where nothing tells a period. */
const DEPTH_SAMPLES = 40;
/** No window covers more of the record than this. */
const MOST_OF_RECORD = 1 / 4;

/**
 * Length of the window that a click picks before the user chooses another: in ms, of radar in ns, of depth in m; a
 * whole number of samples, at most a quarter of the record.
 * @param frequencyMHz of the radar antenna; null where it is not known
 */
export function usualWindowMs(
  axes: Pick<SectionAxes, 'domain' | 'sampleCount' | 'sampleIntervalUs'>,
  frequencyMHz: number | null,
): number {
  const intervalMs = axes.sampleIntervalUs / 1000;
  const wanted = {
    time: USUAL_MS,
    radar: RADAR_PERIODS * antennaPeriodNs(frequencyMHz),
    depth: DEPTH_SAMPLES * intervalMs,
  }[axes.domain ?? 'time'];
  const limited = Math.min(wanted, axes.sampleCount * intervalMs * MOST_OF_RECORD);
  return Math.max(1, Math.round(limited / intervalMs)) * intervalMs;
}
