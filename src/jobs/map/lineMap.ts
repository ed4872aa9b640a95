import type { LineReader } from '#jobs/line/lineReader';
import { type MapSource, readMap, readTracePlaces } from '#jobs/map/readMap';
import { withJobErrors } from '#jobs/opening/segyErrors';
import type { MapBasis, MapPoints, SurveyMap, TracePlace } from '#seismic/survey/surveyMap';

/** Traces whose places are asked for. */
export interface PlacesOrder {
  readonly place: TracePlace;
  /** Numbers in the file, from 0. */
  readonly traces: readonly number[];
}

async function sourceOf(reader: LineReader, signal?: AbortSignal): Promise<MapSource> {
  const { dataset, opening } = reader;
  return { dataset, survey: await reader.survey(signal), opening };
}

/** Where the traces of an open file are; null where it does not tell. @throws JobError 'cancelled', 'file.unreadable' */
export function mapOfLine(
  reader: LineReader,
  basis: MapBasis,
  signal?: AbortSignal,
): Promise<SurveyMap | null> {
  return withJobErrors(async () => readMap(await sourceOf(reader, signal), { basis }, signal));
}

/** Where single traces of an open file are, in their order. @throws as `mapOfLine` does */
export function placesOnMap(
  reader: LineReader,
  order: PlacesOrder,
  signal?: AbortSignal,
): Promise<MapPoints> {
  return withJobErrors(async () => readTracePlaces(await sourceOf(reader, signal), order, signal));
}
