import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { formatNumber } from '#seismic/display/ticks';
import type { PickedWindow } from '#seismic/picks/pick';
import { sampleUnit } from '#seismic/section/section';
import { valueOfTrace } from '#seismic/survey/traceScale';

/** Position of a pick on the line's first scale: "CDP 1 238, 812 ms"; short: "1 238 · 812 ms". */
export function placeOfPick(pick: PickedWindow, { isShort = false } = {}): string {
  const scale = shownPlane.current?.scales.find(({ name }) => name.toLowerCase() !== 'trace');
  const value = formatNumber(scale ? valueOfTrace(scale, pick.trace) : pick.trace);
  const time = `${formatNumber(pick.timeMs)} ${sampleUnit(shownPlane.current?.axes ?? {})}`;
  return isShort ? `${value} · ${time}` : `${scale?.name ?? 'trace'} ${value}, ${time}`;
}
