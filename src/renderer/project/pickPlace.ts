import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { sayMessage, sayName } from '#renderer/words/say.svelte';
import { formatNumber } from '#seismic/display/ticks';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { ownPlaneOf, placeInWords, placePick } from '#seismic/picks/surveyPick';
import { sampleUnit } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { planeTitle } from '#seismic/survey/planeTitle';
import { valueOfTrace } from '#seismic/survey/traceScale';

/** The plane of traces that a pick was made on; null where the file has no such plane. */
export function planeOfPick(pick: ClassedPick): SectionPlane | null {
  const plane = shownPlane.survey?.grid ? shownPlane.named(ownPlaneOf(pick)) : shownPlane.named(pick.plane);
  return plane && plane.kind !== 'slice' ? plane : null;
}

/**
 * Position of a pick on its plane's first scale: "CDP 1 238, 812 ms"; short: "1 238 · 812 ms"; in a volume with the
 * plane: "Inline 120, Crossline 340, 812 ms".
 */
export function placeOfPick(pick: ClassedPick, { isShort = false } = {}): string {
  const plane = planeOfPick(pick);
  const trace = plane && placePick(pick, plane)?.trace;
  const time = `${formatNumber(pick.timeMs)} ${sampleUnit(plane?.axes ?? {})}`;
  if (!plane || trace === null || trace === undefined) return `${sayMessage(placeInWords(pick))}, ${time}`;
  const scale = plane.scales.find(({ name }) => name.toLowerCase() !== 'trace');
  const value = formatNumber(scale ? valueOfTrace(scale, trace) : trace);
  const place = isShort ? `${value} · ${time}` : `${sayName(scale?.name ?? 'trace')} ${value}, ${time}`;
  return plane.kind === 'line' || isShort ? place : `${sayMessage(planeTitle(plane))}, ${place}`;
}
