import { sectionTiles } from '#renderer/stores/sectionTiles.svelte';
import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { SectionAxes } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { linePlane } from '#seismic/survey/sectionPlane';

/** Shows a 2-D line of these axes, painted, whose picks are known by their traces. */
export function showLine({ traceCount, ...samples }: SectionAxes): SectionPlane {
  const survey = {
    traceCount,
    samples: { domain: 'time' as const, ...samples },
    grid: null,
    scales: [],
    coordinates: null,
  };
  const line = linePlane(survey);
  shownPlane.lineId = 1;
  shownPlane.survey = survey;
  shownPlane.current = line;
  sectionTiles.paintedPlane = line.name;
  return line;
}
