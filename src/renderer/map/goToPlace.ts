import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import { viewport } from '#renderer/stores/viewport.svelte';
import type { LinePlace } from '#seismic/overview/nearestLine';
import { nearestNumber, numbersAtPlace } from '#seismic/survey/gridPlacement';
import { type PlaneFamilyId, planeFamiliesOf } from '#seismic/survey/planeFamily';
import type { Survey } from '#seismic/survey/survey';
import { type MapPoint, nearestPoint, type SurveyMap } from '#seismic/survey/surveyMap';

/** The inline and crossline nearest to a place of a grid; null for other surveys. */
export function numbersNear(survey: Survey, map: SurveyMap, at: MapPoint) {
  const { grid } = survey;
  const families = planeFamiliesOf(survey);
  const numbersOf = (id: PlaneFamilyId) => families.find((family) => family.id === id)?.numbers ?? [];
  const [inlines, crosslines] = [numbersOf('inline'), numbersOf('crossline')];
  if (!grid || inlines.length === 0 || crosslines.length === 0) return null;
  const found = map.placement && numbersAtPlace(map.placement, at);
  if (found)
    return {
      inline: nearestNumber(inlines, found.inline),
      crossline: nearestNumber(crosslines, found.crossline),
    };
  const trace = traceNear(map, at);
  return trace === null ? null : { inline: grid.inlines[trace], crossline: grid.crosslines[trace] };
}

/** Where the shown line is among others; null where it has no coordinates. */
export function placeOfShown({ traces, corners }: SurveyMap): LinePlace | null {
  return traces.x.length > 0 ? { traces, corners, isLine: !shownPlane.survey?.grid } : null;
}

/** The trace nearest to a place, of those that are on the map; null where none is. */
export function traceNear(map: SurveyMap, at: MapPoint): number | null {
  const nearest = nearestPoint(map.traces, at);
  return nearest === null ? null : map.traces.traces[nearest];
}

/** Brings a column to the middle of the section; where the whole plane is in view, a quarter of it is shown. */
function centreOn(column: number): void {
  const { range, axes } = viewport;
  if (!axes) return;
  const isWhole = range.traceCount >= axes.traceCount;
  const traceCount = isWhole ? axes.traceCount / 4 : range.traceCount;
  viewport.show({ ...range, traceCount, firstTrace: column + 0.5 - traceCount / 2 });
}

/** Shows the nearest inline of a grid, or crossline; of other surveys the nearest trace on the section. */
export function goToPlace(map: SurveyMap, at: MapPoint, kind: 'inline' | 'crossline'): void {
  const { survey } = shownPlane;
  if (!survey) return;
  const numbers = numbersNear(survey, map, at);
  const family = numbers && planeFamiliesOf(survey).find(({ id }) => id === kind);
  if (family) {
    const second =
      shownPlane.place?.family.second && kind === shownPlane.place.family.id
        ? shownPlane.place.numbers.second
        : null;
    shownPlane.show(family.nameOf({ number: numbers[kind], second }));
    return;
  }
  const trace = traceNear(map, at);
  if (trace === null) return;
  if (shownPlane.section?.columnOf(trace) === null) shownPlane.show('line');
  if (shownPlane.axes) viewport.open(shownPlane.axes);
  const column = shownPlane.section?.columnOf(trace);
  if (column !== null && column !== undefined) centreOn(column);
}

/** Where the section's cursor is: between the columns of the plane that are on the map. Null where it is on none. */
export function placeOfCursor(
  column: number,
  track: { readonly columns: readonly number[]; readonly points: SurveyMap['traces'] },
): MapPoint | null {
  const { columns, points } = track;
  const after = columns.findIndex((known) => known >= column);
  if (after < 0) return columns.length > 0 ? pointAt(points, columns.length - 1) : null;
  const before = Math.max(0, after - 1);
  const span = columns[after] - columns[before];
  const share = span > 0 ? (column - columns[before]) / span : 0;
  const [from, to] = [pointAt(points, before), pointAt(points, after)];
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function pointAt({ x, y }: SurveyMap['traces'], index: number): MapPoint {
  return { x: x[index], y: y[index] };
}
