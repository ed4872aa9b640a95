import type { EventClass, PickedWindow } from '#seismic/picks/pick';
import { sampleOfTimeMs } from '#seismic/section/section';
import type { Plane, SectionPlane } from '#seismic/survey/plane';
import { planeNameOf } from '#seismic/survey/planeName';
import { type Survey, type SurveyPosition, traceAtPosition } from '#seismic/survey/survey';

/** The plane of all traces in file order. */
const FILE_ORDER = 'line';

/**
 * A pick in survey coordinates: its centre is a position in the survey and a time, so that it is found
 * again on every plane through it. `traces` and `durationMs` are the size of its window on the plane that
 * it was picked on, `plane`.
 */
export type SurveyPick<Class extends string = EventClass> = Omit<PickedWindow<Class>, 'trace'> &
  SurveyPosition & { readonly plane: string };

/** A pick placed by its trace's number in the file. */
export type PickByTrace = PickedWindow & { readonly plane: string };

/** The part of a pick that says where it stands in the survey. */
export function positionOfPick(pick: SurveyPick<string>): SurveyPosition {
  if ('trace' in pick) return { trace: pick.trace };
  const { inline, crossline, offset } = pick;
  return offset === undefined ? { inline, crossline } : { inline, crossline, offset };
}

/** "trace 238", "inline 120, crossline 340, offset 450". */
export function placeInWords(pick: SurveyPick<string>): string {
  if ('trace' in pick) return `trace ${pick.trace}`;
  const offset = pick.offset === undefined ? '' : `, offset ${pick.offset}`;
  return `inline ${pick.inline}, crossline ${pick.crossline}${offset}`;
}

function windowOn(pick: SurveyPick<string>, trace: number): PickedWindow<string> {
  if ('trace' in pick) {
    const { plane: _plane, ...window } = pick;
    return { ...window, trace };
  }
  const { plane: _plane, inline: _inline, crossline: _crossline, offset: _offset, ...window } = pick;
  return { ...window, trace };
}

/**
 * The window of a pick on a plane of traces: as many columns and as long as where it was picked. Null where
 * the plane does not pass through its centre.
 */
export function placePick<Class extends string>(
  pick: SurveyPick<Class>,
  plane: SectionPlane,
): PickedWindow<Class> | null {
  const column = plane.columnAt(positionOfPick(pick));
  return column === null ? null : { ...windowOn(pick, column), class: pick.class };
}

/**
 * The name of the plane that a pick's window is cut on: the one that it was picked on, but where that is all
 * traces of a grid in file order, its inline.
 */
export function ownPlaneOf(pick: SurveyPick<string>): string {
  if (pick.plane !== FILE_ORDER || 'trace' in pick) return pick.plane;
  return planeNameOf({ kind: 'inline', number: pick.inline, offset: pick.offset ?? null });
}

/** The plane that most of some picks were made on, the first of several; that of file order where there are none. */
export function mostPickedPlane(picks: readonly SurveyPick<string>[]): string {
  const counts = new Map<string, number>();
  for (const plane of picks.map(ownPlaneOf)) counts.set(plane, (counts.get(plane) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? FILE_ORDER;
}

/** True where a pick is a window on a plane of that name, and not only crosses it. */
export function isPickedOn(pick: SurveyPick<string>, planeName: string): boolean {
  return pick.plane === planeName || ownPlaneOf(pick) === planeName;
}

/** The picks that are windows on a plane: those picked on it. */
export function windowsOnPlane<Class extends string>(
  picks: readonly SurveyPick<Class>[],
  plane: SectionPlane,
): PickedWindow<Class>[] {
  return picks.flatMap((pick) => (isPickedOn(pick, plane.name) ? (placePick(pick, plane) ?? []) : []));
}

/** Picks with the trace that each stands on; those whose place has no trace are left out. */
export function tracedPicks<Pick extends SurveyPick<string>>(
  survey: Survey,
  picks: readonly Pick[],
): { readonly pick: Pick; readonly trace: number }[] {
  return picks.flatMap((pick) => {
    const trace = traceAtPosition(survey, positionOfPick(pick));
    return trace === null ? [] : [{ pick, trace }];
  });
}

/** A pick of another plane where that plane is crossed. */
export interface PickCrossing {
  readonly pick: SurveyPick<string>;
  readonly column: number;
  readonly row: number;
}

/** The picks of other planes whose centre lies on this one; on a slice those whose window it passes through. */
export function crossingsOnPlane(picks: readonly SurveyPick<string>[], plane: Plane): PickCrossing[] {
  return picks.flatMap((pick) => {
    if (isPickedOn(pick, plane.name)) return [];
    const cell = cellOfPick(pick, plane);
    return cell ? [{ pick, ...cell }] : [];
  });
}

/**
 * Column and row of a pick's centre on any plane; null where the plane does not pass through it. A slice passes
 * through a pick anywhere in its window's time.
 */
export function cellOfPick(
  pick: SurveyPick<string>,
  plane: Plane,
): { readonly column: number; readonly row: number } | null {
  const sample = Math.round(sampleOfTimeMs(plane.samples, pick.timeMs));
  const position = positionOfPick(pick);
  if (plane.kind === 'slice') {
    const reach = (pick.durationMs * 1000) / plane.samples.sampleIntervalUs / 2;
    return Math.abs(sample - plane.sample) <= reach ? plane.cellAt(position) : null;
  }
  const column = plane.columnAt(position);
  const isInside = sample >= 0 && sample < plane.samples.sampleCount;
  return column === null || !isInside ? null : { column, row: sample };
}

/** Windows on the traces of a file in file order, placed by their trace numbers. */
export function picksByTrace(windows: readonly PickedWindow[]): PickByTrace[] {
  return windows.map((window) => ({ ...window, plane: FILE_ORDER }));
}

/** A window that was picked on a plane, in survey coordinates. */
export function surveyPickOf<Class extends string>(
  window: PickedWindow<Class>,
  plane: SectionPlane,
): SurveyPick<Class> {
  const { trace, ...rest } = window;
  const position = plane.positionAt(trace);
  if ('trace' in position) return { ...window, trace: position.trace, plane: plane.name };
  return { ...rest, ...position, plane: plane.name };
}

/**
 * A pick as its window on a plane was changed. Where the window was neither moved nor resized, it keeps its
 * position and the plane that it was picked on.
 */
export function changedPick<Class extends string>(
  pick: SurveyPick<Class>,
  window: PickedWindow<Class>,
  plane: SectionPlane,
): SurveyPick<Class> {
  const placed = placePick(pick, plane);
  const isSame =
    placed?.trace === window.trace &&
    placed.timeMs === window.timeMs &&
    placed.traces === window.traces &&
    placed.durationMs === window.durationMs;
  if (!isSame) return surveyPickOf(window, plane);
  const { trace: _trace, ...rest } = window;
  return { ...rest, ...positionOfPick(pick), plane: pick.plane };
}
