import { formatNumber } from '#seismic/display/ticks';

/** Seconds as text: "12 s", "3 min 05 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A share as a percentage: "64 %". */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}
