import { gridIndexOf, type SurveyGrid } from '#seismic/survey/gridIndex';
import { planeFamiliesOf } from '#seismic/survey/planeFamily';
import type { Survey } from '#seismic/survey/survey';

/** What a file is, by its headers, in words. */
export interface SurveyDescription {
  /** "3-D grid", "3-D pre-stack", "2-D pre-stack", "Gather", "2-D line", "Traces in file order". */
  readonly title: string;
  /** Ranges and holes, or the reason why the geometry is not known: one fact an entry. */
  readonly facts: readonly string[];
}

function rangeWords(label: string, numbers: readonly number[]): string {
  if (numbers.length === 1) return `1 ${label} ${numbers[0]}`;
  return `${numbers.length} ${label}s ${numbers[0]} to ${numbers[numbers.length - 1]}`;
}

function gridFacts(survey: Survey, grid: SurveyGrid): string[] {
  const { inlines, crosslines, placeCount } = gridIndexOf(grid);
  const holes = inlines.length * crosslines.length - placeCount;
  const offsets = planeFamiliesOf(survey).find(({ id }) => id === 'inline')?.second?.numbers ?? [];
  return [
    rangeWords('inline', inlines),
    rangeWords('crossline', crosslines),
    ...(offsets.length > 0 ? [rangeWords('offset', offsets)] : []),
    holes === 0 ? 'no holes' : `${holes} ${holes === 1 ? 'place' : 'places'} without a trace`,
  ];
}

function gatherFacts(survey: Survey): string[] {
  return planeFamiliesOf(survey)
    .filter(({ numbers }) => numbers.length > 0)
    .map(({ title, numbers }) => rangeWords(title, numbers));
}

/** Describes a survey by the geometry that was found in its headers. */
export function describeSurvey(
  survey: Survey,
  geometry: { readonly kind: string; readonly reason: string },
): SurveyDescription {
  const { grid } = survey;
  if (grid) return { title: grid.offsets ? '3-D pre-stack' : '3-D grid', facts: gridFacts(survey, grid) };
  const gathers = gatherFacts(survey);
  if (gathers.length > 0) return { title: '2-D pre-stack', facts: gathers };
  if (geometry.kind === 'pre-stack') return { title: 'Gather', facts: [geometry.reason] };
  if (geometry.kind === 'line') return { title: '2-D line', facts: [] };
  return { title: 'Traces in file order', facts: [geometry.reason] };
}
