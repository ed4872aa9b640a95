import { shownPlane } from '#renderer/stores/shownPlane.svelte';
import type { SectionAxes } from '#seismic/section/section';
import type { SectionPlane } from '#seismic/survey/plane';
import { linePlane } from '#seismic/survey/sectionPlane';

/** Shows a 2-D line of these axes, whose picks are known by their traces. */
export function showLine({ traceCount, ...samples }: SectionAxes): SectionPlane {
  const line = linePlane({
    traceCount,
    samples: { domain: 'time', ...samples },
    grid: null,
    scales: [],
    coordinates: null,
  });
  shownPlane.current = line;
  return line;
}
