import { checkPicksInside } from '#jobs/picks/picksFile';
import type { PickedWindow } from '#seismic/picks/pick';
import { placeInWords, placePick, type SurveyPick } from '#seismic/picks/surveyPick';
import type { SectionPlane } from '#seismic/survey/plane';
import { JobError } from '#system/failure';

/** Most picks that a message names. */
const MOST_NAMED = 5;

/**
 * The windows of picks on a plane, in their order, all of them wholly inside it.
 * @param source the file that they come from, for messages
 * @throws JobError 'picks.outside' naming up to five of those that are not
 */
export function placePicks(
  picks: readonly SurveyPick[],
  plane: SectionPlane,
  source?: string,
): PickedWindow[] {
  const missing: string[] = [];
  const placed = picks.flatMap((pick, index) => {
    const window = placePick(pick, plane);
    if (window) return window;
    missing.push(`pick ${index + 1} (${pick.class}, ${placeInWords(pick)})`);
    return [];
  });
  if (missing.length > 0) {
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
    const inFile = source === undefined ? '' : ` in ${source}`;
    throw new JobError(
      'picks.outside',
      `There is no trace at ${missing.slice(0, MOST_NAMED).join('; ')}${more}${inFile}`,
      'Move or remove them, or check that the picks belong to this line.',
    );
  }
  checkPicksInside(placed, plane.axes, source);
  return placed;
}
