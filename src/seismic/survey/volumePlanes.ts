import type { SurveyGrid } from '#seismic/survey/gridIndex';
import { planeFamiliesOf } from '#seismic/survey/planeFamily';
import { positionOfTrace, type Survey } from '#seismic/survey/survey';

/** Which planes a volume is taken apart into. */
export const VOLUME_DIRECTIONS = ['inline', 'crossline'] as const;
export type VolumeDirection = (typeof VOLUME_DIRECTIONS)[number];

/** Keys of the planes that traces are on. */
function keysOf({ inlines, crosslines, offsets }: SurveyGrid, direction: VolumeDirection): Set<string> {
  const numbers = direction === 'inline' ? inlines : crosslines;
  return new Set(Array.from(numbers, (number, trace) => `${number} ${offsets ? offsets[trace] : null}`));
}

/**
 * Names of the inlines or crosslines that have traces, in the order of their numbers; of a pre-stack survey those of
 * each offset. Together they hold every trace once that has a place of its own. Null where the survey has no grid.
 */
export function planesOfVolume(survey: Survey, direction: VolumeDirection): string[] | null {
  const { grid } = survey;
  const family = planeFamiliesOf(survey).find(({ id }) => id === direction);
  if (!grid || !family) return null;
  const keys = keysOf(grid, direction);
  return family.numbers.flatMap((number) =>
    (family.second?.numbers ?? [null]).flatMap((second) =>
      keys.has(`${number} ${second}`) ? [family.nameOf({ number, second })] : [],
    ),
  );
}

/** Traces that no plane of a grid holds: further ones at a place, and of its offset, that another has already. */
export function tracesWithoutPlace(survey: Survey): number {
  let count = 0;
  for (let trace = 0; trace < survey.traceCount; trace++)
    if ('trace' in positionOfTrace(survey, trace)) count++;
  return count;
}
