import { extentOfPick, isInside, type PickedWindow } from '#seismic/picks/pick';
import { placeInWords, placePick, type SurveyPick } from '#seismic/picks/surveyPick';
import { type SectionAxes, sampleUnit, timeMsOfSample } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';

/** Most picks that a message names. */
const MOST_NAMED = 5;

/** "Outside …: pick 1 (…); pick 2 (…) and 4 more in picks.json". */
function outsideError(finding: string, picks: readonly string[], source?: string): JobError {
  const named = picks.slice(0, MOST_NAMED).join('; ');
  const more = picks.length > MOST_NAMED ? ` and ${picks.length - MOST_NAMED} more` : '';
  const inFile = source === undefined ? '' : ` in ${source}`;
  return new JobError(
    'picks.outside',
    `${finding} ${named}${more}${inFile}`,
    'Move or remove them, or check that the picks belong to this line.',
  );
}

function describeOutside(pick: PickedWindow<string>, number: number, axes: SectionAxes): string {
  const extent = extentOfPick(pick, axes);
  const lastTrace = extent.firstTrace + extent.traceCount - 1;
  const start = timeMsOfSample(axes, extent.firstSample);
  const end = timeMsOfSample(axes, extent.firstSample + extent.sampleCount - 1);
  return `pick ${number} (${pick.class}, traces ${extent.firstTrace} to ${lastTrace}, ${start} to ${end} ${sampleUnit(axes)})`;
}

/**
 * Refuses picks whose window reaches outside the section.
 * @param source the file that they come from, for messages
 * @throws JobError 'picks.outside' naming up to five of them with their extent
 */
export function checkPicksInside(
  picks: readonly PickedWindow<string>[],
  axes: SectionAxes,
  source?: string,
): void {
  const outside = picks.flatMap((pick, index) =>
    isInside(extentOfPick(pick, axes), axes) ? [] : [describeOutside(pick, index + 1, axes)],
  );
  if (outside.length === 0) return;
  const end = timeMsOfSample(axes, axes.sampleCount - 1);
  const section = `traces 0 to ${axes.traceCount - 1}, ${axes.startTimeMs} to ${end} ${sampleUnit(axes)}`;
  throw outsideError(`Outside the section (${section}):`, outside, source);
}

/**
 * The windows of picks on a plane, in their order, all of them wholly inside it.
 * @param source the file that they come from, for messages
 * @throws JobError 'picks.outside' naming up to five of those that are not
 */
export function placePicks<Class extends string>(
  picks: readonly SurveyPick<Class>[],
  plane: SectionPlane,
  source?: string,
): PickedWindow<Class>[] {
  const missing: string[] = [];
  const placed = picks.flatMap((pick, index) => {
    const window = placePick(pick, plane);
    if (window) return window;
    missing.push(`pick ${index + 1} (${pick.class}, ${placeInWords(pick)})`);
    return [];
  });
  if (missing.length > 0) throw outsideError('There is no trace at', missing, source);
  checkPicksInside(placed, plane.axes, source);
  return placed;
}
