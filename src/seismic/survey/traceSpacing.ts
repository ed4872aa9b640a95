import type { SectionPlane } from '#seismic/survey/plane';
import { coordinatesOn, distancesAlong } from '#seismic/survey/sectionPlane';
import type { Survey, SurveyCoordinates } from '#seismic/survey/survey';

/**
 * Middle distance between neighbouring traces of a line, in the unit of its coordinates; null where they have
 * none or are all at one place.
 */
export function traceSpacingM(coordinates: SurveyCoordinates | null): number | null {
  if (!coordinates || coordinates.x.length < 2) return null;
  const { x, y } = coordinates;
  const distances: number[] = [];
  for (let i = 1; i < x.length; i++) {
    const [across, along] = [x[i] - x[i - 1], y[i] - y[i - 1]];
    const distance = Math.sqrt(across * across + along * along);
    if (distance > 0 && Number.isFinite(distance)) distances.push(distance);
  }
  if (distances.length < x.length / 2) return null;
  return distances.sort((a, b) => a - b)[distances.length >> 1];
}

/**
 * Metres along a plane of each of its columns: by the coordinates of its traces, else by a spacing that is given. Null
 * where there is neither.
 */
export function metresAlong(
  survey: Survey,
  plane: SectionPlane,
  givenSpacingM: number | null,
): Float64Array | null {
  const coordinates = coordinatesOn(survey, plane);
  if (coordinates && traceSpacingM(coordinates) !== null) return distancesAlong(coordinates);
  if (givenSpacingM === null) return null;
  return Float64Array.from({ length: plane.axes.traceCount }, (_, column) => column * givenSpacingM);
}
