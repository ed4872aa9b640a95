import { type LineReader, MOST_SECTION_SAMPLES } from '#jobs/line/lineReader';
import { picksMadeOn } from '#jobs/picks/picksMadeOn';
import { placePicks } from '#jobs/picks/placePicks';
import type { EventClass, PickedWindow } from '#seismic/picks/pick';
import { ownPlaneOf, type SurveyPick } from '#seismic/picks/surveyPick';
import type { Section, SectionAxes } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { firstPlaneOf } from '#seismic/survey/planeFamily';
import type { Survey } from '#seismic/survey/survey';
import { JobError } from '#system/failure';
import type { JobContext } from '#system/job';

/** Columns of zeros between two planes, or lines, that lie side by side, so that a window beside one sees none of the next. */
export const GAP_TRACES = 64;

/** A plane with picks, and where its first column lies on the section of all of them. */
export interface PickedPart {
  readonly plane: SectionPlane;
  readonly firstTrace: number;
}

/** The planes that picks were made on, side by side, and the picks as windows there, in their order. */
export interface PickedPlanes<Class extends string = EventClass> {
  readonly parts: readonly PickedPart[];
  readonly axes: SectionAxes;
  readonly windows: readonly PickedWindow<Class>[];
}

export interface PickedPlanesRequest<Class extends string = EventClass> {
  readonly picks: readonly SurveyPick<Class>[];
  /** The only plane that picks are taken from; each pick's own plane where it is left out. */
  readonly onlyPlane?: string;
  /** The file that the picks come from, for messages. */
  readonly picksPath?: string;
}

/** The plane of a pick; on a file without a grid there is only the file order for those that name no plane. */
function planeNameFor(pick: SurveyPick<string>, { grid }: Survey, onlyPlane: string | undefined): string {
  return onlyPlane ?? (grid ? ownPlaneOf(pick) : pick.plane);
}

function layOut(planes: readonly SectionPlane[]): PickedPart[] {
  let firstTrace = 0;
  return planes.map((plane) => {
    const part = { plane, firstTrace };
    firstTrace += plane.axes.traceCount + GAP_TRACES;
    return part;
  });
}

function axesOf(parts: readonly PickedPart[]): SectionAxes {
  const last = parts[parts.length - 1];
  return { ...last.plane.axes, traceCount: last.firstTrace + last.plane.axes.traceCount };
}

/** @throws JobError 'argument.invalid' where the planes are too large together to be held in memory */
export function refuseTooLarge({ parts, axes }: PickedPlanes): void {
  if (axes.traceCount * axes.sampleCount <= MOST_SECTION_SAMPLES) return;
  throw new JobError(
    'argument.invalid',
    `The ${parts.length} planes with picks have ${axes.traceCount} traces of ${axes.sampleCount} samples, too many for memory.`,
    'Take the picks of fewer planes, or name one plane.',
  );
}

/**
 * Places picks on the planes that they were made on; nothing is read but headers.
 * @throws JobError 'picks.outside', 'argument.invalid' where the file has no such plane
 */
export async function placeOnPlanes<Class extends string, News>(
  line: LineReader,
  request: PickedPlanesRequest<Class>,
  context: JobContext<News>,
): Promise<PickedPlanes<Class>> {
  const { onlyPlane } = request;
  const picks = onlyPlane === undefined ? request.picks : picksMadeOn(request.picks, onlyPlane, context.warn);
  const survey = await line.survey(context.signal);
  const nameOf = (pick: SurveyPick<Class>) => planeNameFor(pick, survey, onlyPlane);
  const names = [...new Set(picks.map(nameOf))];
  if (names.length === 0) names.push(onlyPlane ?? firstPlaneOf(survey));
  const planes: SectionPlane[] = [];
  for (const name of names) planes.push(await line.sectionPlane(name, context.signal));
  const parts = layOut(planes);
  const placed = new Map<SurveyPick<Class>, PickedWindow<Class>>();
  for (const [i, name] of names.entries()) {
    const own = picks.filter((pick) => nameOf(pick) === name);
    const { plane, firstTrace } = parts[i];
    placePicks(own, plane, request.picksPath).forEach((window, k) => {
      placed.set(own[k], firstTrace === 0 ? window : { ...window, trace: window.trace + firstTrace });
    });
  }
  return { parts, axes: axesOf(parts), windows: picks.flatMap((pick) => placed.get(pick) ?? []) };
}

/** Puts the fields of parts side by side, with zeros between them; the field itself where there is one part. */
export function sideBySide(
  parts: readonly PickedPart[],
  { traceCount, sampleCount }: SectionAxes,
  fields: readonly Float32Array[],
): Float32Array {
  if (fields.length === 1) return fields[0];
  const joined = new Float32Array(traceCount * sampleCount);
  fields.forEach((field, i) => {
    joined.set(field, parts[i].firstTrace * sampleCount);
  });
  return joined;
}

/** A context that passes on each warning once: planes of one file warn alike. */
export function warnOnce<News>(context: JobContext<News>): JobContext<News> {
  const told = new Set<string>();
  return {
    ...context,
    warn: (message) => {
      if (!told.has(message)) context.warn(message);
      told.add(message);
    },
  };
}

/** Reads the planes of picks, side by side. @throws JobError as `LineReader.readSection` does */
export async function readPickedSection<News>(
  line: LineReader,
  planes: PickedPlanes,
  context: JobContext<News>,
): Promise<Section> {
  refuseTooLarge(planes);
  const { parts, axes } = planes;
  const once = warnOnce(context);
  const fields: Float32Array[] = [];
  for (const { plane } of parts) fields.push((await line.readSection(once, plane.name)).amplitudes);
  return { ...axes, amplitudes: sideBySide(parts, axes, fields) };
}

/** The file's trace in each column of the planes of picks, side by side; null in gaps and holes. */
export function traceOfColumn(parts: readonly PickedPart[], column: number): number | null {
  const part = parts.filter(({ firstTrace }) => firstTrace <= column).at(-1);
  return part && column < part.firstTrace + part.plane.axes.traceCount
    ? part.plane.traceAt(column - part.firstTrace)
    : null;
}
