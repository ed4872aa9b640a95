import { extentOfPick, isInside } from '#seismic/picks/pick';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { planeFinder } from '#seismic/picks/pickInside';
import { ownPlaneOf, placePick } from '#seismic/picks/surveyPick';
import type { PlacedPoints } from '#seismic/points/placePoints';
import { positionOfTrace, type Survey } from '#seismic/survey/survey';

/** The class and the window that points get, which have neither. */
export interface PointWindow {
  readonly class: string;
  /** Width of the window in traces. */
  readonly traces: number;
  readonly durationMs: number;
}

/** Picks whose windows are around points, and how many points are too near an edge for one. */
export interface PointPicks {
  readonly picks: readonly ClassedPick[];
  readonly atEdgeCount: number;
}

/**
 * A pick around each point, on the inline of its trace in a volume and on the line elsewhere.
 * @param idOf gives the pick of each point an id of its own
 */
export function picksOfPoints(
  { traces, timesMs }: PlacedPoints,
  survey: Survey,
  window: PointWindow,
  idOf: (index: number) => string,
): PointPicks {
  const planeOf = planeFinder(survey);
  const picks: ClassedPick[] = [];
  traces.forEach((trace, i) => {
    const position = positionOfTrace(survey, trace);
    const onLine = { id: idOf(i), ...window, ...position, timeMs: timesMs[i], plane: 'line' };
    const pick = { ...onLine, plane: ownPlaneOf(onLine) };
    const plane = planeOf(pick.plane);
    const placed = plane && placePick(pick, plane);
    if (placed && isInside(extentOfPick(placed, plane.axes), plane.axes)) picks.push(pick);
  });
  return { picks, atEdgeCount: traces.length - picks.length };
}
