import { AS_RECORDED, type TraceProcess } from '#seismic/process/traceProcess';
import type { SectionAxes } from '#seismic/section/section';

/** Period that is taken where the file does not tell the frequency of the antenna. */
const USUAL_PERIOD_NS = 10;
/** Length of the window of automatic gain in periods of the antenna: long enough to keep events apart in strength. */
const GAIN_PERIODS = 6;

/** One period of a radar antenna in ns. @param frequencyMHz null where it is not known */
export function antennaPeriodNs(frequencyMHz: number | null): number {
  return frequencyMHz === null ? USUAL_PERIOD_NS : 1000 / frequencyMHz;
}

/**
 * How a line is drawn at first. Radar fades by orders of magnitude within a few wavelengths and lies under the
 * direct wave, so it is shown without drift and background and with automatic gain; other lines as recorded.
 */
export function usualProcess(
  { domain }: Pick<SectionAxes, 'domain'>,
  frequencyMHz: number | null,
): TraceProcess {
  if (domain !== 'radar') return AS_RECORDED;
  const dewowMs = antennaPeriodNs(frequencyMHz);
  const agcWindowMs = GAIN_PERIODS * dewowMs;
  return { ...AS_RECORDED, removesBackground: true, dewowMs, balance: 'agc', agcWindowMs };
}
