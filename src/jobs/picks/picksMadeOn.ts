import { isPickedOn, type SurveyPick } from '#seismic/picks/surveyPick';

/** The picks that were made on a plane, with a warning for the others. */
export function picksMadeOn<Class extends string>(
  picks: readonly SurveyPick<Class>[],
  planeName: string,
  warn: (message: string) => void,
): readonly SurveyPick<Class>[] {
  const made = picks.filter((pick) => isPickedOn(pick, planeName));
  const others = picks.length - made.length;
  if (others > 0) warn(`${others} of ${picks.length} picks are not on ${planeName}; they are left out.`);
  return made;
}
