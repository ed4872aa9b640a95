import { type SegyDataset, shortestDecimal } from 'segyio-wasm';
import type { SurveyCoordinates } from '#seismic/survey/survey';
import type { HeaderScale } from '#seismic/survey/traceScale';

const CDP_X_BYTE = 181;
/** First bytes of spacing and first location of traces in Seismic Unix. */
const D2_BYTE = 189;
const F2_BYTE = 193;
/** Beyond this no location was meant. */
const LARGEST = 1e9;

/**
 * The locations of traces that Seismic Unix states: f2 of each trace where it varies, else f2 + n d2. None
 * where the file has neither, or is no Seismic Unix.
 */
export async function suPositionScale(dataset: SegyDataset, signal?: AbortSignal): Promise<HeaderScale[]> {
  const hasF2 = dataset.layout.headerFields.some(({ name }) => name === 'f2');
  if (!hasF2) return [];
  const [spacings, firsts] = await dataset.header.columns([D2_BYTE, F2_BYTE], {}, signal);
  const isEach = firsts.some((first) => first !== firsts[0]);
  const spacing = shortestDecimal(spacings[0]);
  const values = Array.from(firsts, (first, n) =>
    isEach ? shortestDecimal(first) : shortestDecimal(first) + n * spacing,
  );
  const isMeant = values.every((value) => Math.abs(value) < LARGEST) && (isEach || spacing !== 0);
  return isMeant ? [{ name: 'Position', byte: F2_BYTE, values }] : [];
}

/** The metres along the line of each trace of radar, which its x coordinates hold; none for other kinds. */
export function radarDistanceScale(
  { layout }: SegyDataset,
  coordinates: SurveyCoordinates | null,
): HeaderScale[] {
  if (layout.sampleDomain !== 'radar' || coordinates === null) return [];
  return [{ name: 'Distance (m)', byte: CDP_X_BYTE, values: Array.from(coordinates.x) }];
}
