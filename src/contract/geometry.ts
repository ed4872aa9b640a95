import type { LineOverview } from '#seismic/overview/lineOverview';
import type { MapBasis, MapPoints, SurveyMap, TracePlace } from '#seismic/survey/surveyMap';

/** What the window asks of the geometry of the open line: name, what is asked, what is answered. */
export interface GeometryRequests {
  /** The window shows another plane of traces: it is what is classified from now on. */
  'plane.show': { ask: { plane: string }; answer: null };
  /** Where the traces of the open line are; null where its headers do not tell. */
  'map.read': { ask: { basis: MapBasis }; answer: SurveyMap | null };
  /** Where another line of the project is, and its picks; null where its headers have no coordinates. */
  'map.line': { ask: { lineId: number }; answer: LineOverview | null };
  /** Where single traces are, in their order. */
  'map.places': { ask: { place: TracePlace; traces: readonly number[] }; answer: MapPoints };
}
