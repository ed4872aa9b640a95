import type { Events } from '#contract/contract';
import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { failureOf } from '#main/base/failure';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { picksOutside } from '#seismic/picks/pickInside';
import { placeInWords } from '#seismic/picks/surveyPick';

/** What the user is told of picks that are on no plane of the line as it is read now; null where there are none. */
export function lostPicksNotice(
  picks: readonly ClassedPick[],
  { survey, fileName }: DatasetSummary,
): Events['notice'] | null {
  const { length: count } = picksOutside(picks, survey);
  if (count === 0) return null;
  const which = count === 1 ? '1 pick is' : `${count} picks are`;
  return {
    level: 'warning',
    message: `${which} on no plane of ${fileName} as it is read now, of ${picks.length} in all.`,
    remedy: 'They stay in the project, and are back when it is read as before.',
  };
}

/** Refuses picks whose window is not wholly inside the plane that they were made on. @throws AppFailure 'picks.outside' */
export function refuseOutside(picks: readonly ClassedPick[], { survey, traceCount }: DatasetSummary): void {
  const [outside] = picksOutside(picks, survey);
  if (!outside) return;
  const plane = outside.plane === 'line' ? `the section (${traceCount} traces)` : outside.plane;
  throw failureOf(
    'picks.outside',
    `The window at ${placeInWords(outside)}, ${outside.timeMs} ms reaches outside ${plane}.`,
    'Place it further inside or make it smaller.',
  );
}
