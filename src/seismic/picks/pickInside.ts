import { extentOfPick, isInside } from '#seismic/picks/pick';
import { placePick, type SurveyPick } from '#seismic/picks/surveyPick';
import { planeNamed } from '#seismic/survey/buildPlane';
import type { SectionPlane } from '#seismic/survey/plane';
import type { Survey } from '#seismic/survey/survey';

/** The plane of that name, or null where the survey has no such plane of traces. */
export function sectionPlaneOf(survey: Survey, name: string): SectionPlane | null {
  try {
    const plane = planeNamed(survey, name);
    return plane.kind === 'slice' ? null : plane;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Finds planes by name, each once: `sectionPlaneOf` for the many picks of a few planes. */
export function planeFinder(survey: Survey): (name: string) => SectionPlane | null {
  const planes = new Map<string, SectionPlane | null>();
  return (name) => {
    let plane = planes.get(name);
    if (plane === undefined) {
      plane = sectionPlaneOf(survey, name);
      planes.set(name, plane);
    }
    return plane;
  };
}

function isInsidePlane(pick: SurveyPick<string>, plane: SectionPlane | null): boolean {
  const window = plane && placePick(pick, plane);
  return plane !== null && window !== null && isInside(extentOfPick(window, plane.axes), plane.axes);
}

/** The picks whose window is not wholly inside the plane that they were made on, or whose plane is not there. */
export function picksOutside<Pick extends SurveyPick<string>>(
  picks: readonly Pick[],
  survey: Survey,
): Pick[] {
  const find = planeFinder(survey);
  return picks.filter((pick) => !isInsidePlane(pick, find(pick.plane)));
}
