import type { DatasetSummary } from '#jobs/line/datasetSummary';
import { failureOf } from '#main/base/failure';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { isPickInside } from '#seismic/picks/pickInside';
import { placeInWords } from '#seismic/picks/surveyPick';

/** Refuses picks whose window is not wholly inside the plane that they were made on. @throws AppFailure 'picks.outside' */
export function refuseOutside(picks: readonly ClassedPick[], { survey, traceCount }: DatasetSummary): void {
  const outside = picks.find((pick) => !isPickInside(pick, survey));
  if (!outside) return;
  const plane = outside.plane === 'line' ? `the section (${traceCount} traces)` : outside.plane;
  throw failureOf(
    'picks.outside',
    `The window at ${placeInWords(outside)}, ${outside.timeMs} ms reaches outside ${plane}.`,
    'Place it further inside or make it smaller.',
  );
}
