import { withLine } from '#jobs/line/readLine';
import { quickHeaders } from '#jobs/line/sampleHeaders';
import { type MapSource, readMap, readTracePlaces } from '#jobs/map/readMap';
import { withJobErrors } from '#jobs/opening/segyErrors';
import { hasPlace, type LineOverview, type PlacedClass } from '#seismic/overview/lineOverview';
import type { ClassedPick } from '#seismic/picks/pickClasses';
import { tracedPicks } from '#seismic/picks/surveyPick';
import type { LineFile } from '#seismic/survey/openingOptions';
import type { TracePlace } from '#seismic/survey/surveyMap';
import type { JobContext } from '#system/job';

/** Points of a line that is not shown. */
const MOST_POINTS = 400;

/** A line and what was picked on it. */
export interface OverviewOrder extends LineFile {
  readonly picks: readonly ClassedPick[];
}

async function placedClasses(
  source: MapSource,
  { place, picks }: { readonly place: TracePlace; readonly picks: readonly ClassedPick[] },
  signal: AbortSignal,
): Promise<PlacedClass[]> {
  const traced = tracedPicks(source.survey, picks);
  const traces = traced.map(({ trace }) => trace);
  const { x, y } = await readTracePlaces(source, { place, traces }, signal);
  const placed = traced.map(({ pick }, i) => ({ class: pick.class, x: x[i], y: y[i] }));
  return placed.filter(hasPlace);
}

/**
 * Where a line is, at most 400 points of it, and its picks, for a map of several lines; null where its headers have no
 * coordinates. Headers of a large regular grid are not all read.
 * @throws JobError as opening a line does
 */
export function overviewOfLine(
  { picks, ...file }: OverviewOrder,
  context: JobContext,
): Promise<LineOverview | null> {
  const { signal } = context;
  return withLine(
    file,
    ({ dataset, opening }) =>
      withJobErrors(async () => {
        const { survey } = await quickHeaders(dataset, opening, signal);
        const source = { dataset, opening, survey };
        const map = await readMap(source, { basis: 'coordinates', mostPoints: MOST_POINTS }, signal);
        if (!map) return null;
        const { unit, traces, corners, place } = map;
        const isLine = survey.grid === null;
        return {
          unit,
          traces,
          corners,
          isLine,
          picks: await placedClasses(source, { place, picks }, signal),
        };
      }),
    context,
  );
}
