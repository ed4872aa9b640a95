import type { SegyDataset } from 'segyio-wasm';
import type { SurveyCoordinates } from '#seismic/survey/survey';
import type { HeaderScale } from '#seismic/survey/traceScale';

const CDP_X_BYTE = 181;

/** The metres along the line of each trace of radar, which its x coordinates hold; none for other kinds. */
export function radarDistanceScale(
  { layout }: SegyDataset,
  coordinates: SurveyCoordinates | null,
): HeaderScale[] {
  if (layout.sampleDomain !== 'radar' || coordinates === null) return [];
  return [{ name: 'Distance (m)', byte: CDP_X_BYTE, values: Array.from(coordinates.x) }];
}
