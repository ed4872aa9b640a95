import { sampleOfTimeMs } from '#seismic/section/section';
import { type GridPlace, placesAlong } from '#seismic/survey/arbitraryLine';
import { type GridIndex, gridIndexOf, type SurveyGrid } from '#seismic/survey/gridIndex';
import type { Plane, SectionPlane, SlicePlane } from '#seismic/survey/plane';
import { type PlaneSpec, parsePlaneName, planeNameOf } from '#seismic/survey/planeName';
import { linePlane, numberAxis, sampleAxisOf, tracesPlane } from '#seismic/survey/sectionPlane';
import { type Survey, traceAtPosition } from '#seismic/survey/survey';
import type { TraceScale } from '#seismic/survey/traceScale';

/** The header byte of each key that gathers are made by, when it is not the place in the grid. */
const GATHER_BYTES = { cdp: 21, shot: 9 } as const;

function gridOf(survey: Survey): { readonly grid: SurveyGrid; readonly index: GridIndex } {
  if (!survey.grid) throw new RangeError('The survey has no inlines and crosslines.');
  return { grid: survey.grid, index: gridIndexOf(survey.grid) };
}

function requireNumber(numbers: readonly number[], number: number, label: string): void {
  if (numbers.includes(number)) return;
  throw new RangeError(
    `There is no ${label} ${number}: they run from ${numbers[0]} to ${numbers[numbers.length - 1]}.`,
  );
}

/** The trace at each place, −1 where there is none; of one offset, or the first at the place. */
function tracesAtPlaces(survey: Survey, places: readonly GridPlace[], offset: number | null): Int32Array {
  return Int32Array.from(
    places,
    (place) => traceAtPosition(survey, offset === null ? place : { ...place, offset }) ?? -1,
  );
}

function lineOfGrid(
  survey: Survey,
  spec: Extract<PlaneSpec, { kind: 'inline' | 'crossline' }>,
): SectionPlane {
  const { index } = gridOf(survey);
  const { kind, number, offset } = spec;
  const [own, along] =
    kind === 'inline' ? (['inlines', 'crosslines'] as const) : (['crosslines', 'inlines'] as const);
  requireNumber(index[own], number, kind);
  const places = index[along].map((other) =>
    kind === 'inline' ? { inline: number, crossline: other } : { inline: other, crossline: number },
  );
  const columns = numberAxis(kind === 'inline' ? 'Crossline' : 'Inline', index[along]);
  const traces = tracesAtPlaces(survey, places, offset);
  return tracesPlane(survey, { kind, name: planeNameOf(spec), columns, traces, places });
}

function tracesOfGather(survey: Survey, spec: Extract<PlaneSpec, { kind: 'gather' }>): readonly number[] {
  if (spec.by === 'place') {
    const { inline, crossline } = spec.place;
    return gridOf(survey).index.tracesAt(inline, crossline);
  }
  const byte = GATHER_BYTES[spec.by];
  const values = survey.scales.find((scale) => scale.byte === byte)?.values ?? [];
  const found: number[] = [];
  for (let trace = 0; trace < values.length; trace++) if (values[trace] === spec.number) found.push(trace);
  const offsets = offsetsOf(survey);
  return offsets ? found.sort((a, b) => offsets[a] - offsets[b] || a - b) : found;
}

function offsetsOf(survey: Survey): ArrayLike<number> | null {
  return survey.grid?.offsets ?? survey.scales.find(({ byte }) => byte === 37)?.values ?? null;
}

function gather(survey: Survey, spec: Extract<PlaneSpec, { kind: 'gather' }>): SectionPlane {
  const traces = tracesOfGather(survey, spec);
  if (traces.length === 0) throw new RangeError(`The survey has no traces of ${planeNameOf(spec)}.`);
  const offsets = offsetsOf(survey);
  const columns = numberAxis(offsets ? 'Offset' : 'Trace', offsets ? traces.map((t) => offsets[t]) : traces);
  return tracesPlane(survey, {
    kind: 'gather',
    name: planeNameOf(spec),
    columns,
    traces: Int32Array.from(traces),
  });
}

function arbitrary(survey: Survey, spec: Extract<PlaneSpec, { kind: 'arbitrary' }>): SectionPlane {
  const places = placesAlong(spec.nodes, gridOf(survey).index);
  const columns = numberAxis('Position', [...places.keys()]);
  const traces = tracesAtPlaces(survey, places, null);
  const plane = tracesPlane(survey, { kind: 'arbitrary', name: planeNameOf(spec), columns, traces, places });
  return { ...plane, scales: scalesAlong(plane.scales, places) };
}

/** The distance along a line first, or the position where there are no coordinates; its numbers are known in holes, too. */
function scalesAlong(scales: readonly TraceScale[], places: readonly GridPlace[]): readonly TraceScale[] {
  const numbers = [
    { name: 'Inline', values: places.map(({ inline }) => inline) },
    { name: 'Crossline', values: places.map(({ crossline }) => crossline) },
  ];
  const first = scales.find(({ name }) => name.startsWith('Distance')) ?? scales[0];
  const others = scales.filter(
    (scale) => scale !== first && !numbers.some(({ name }) => name === scale.name),
  );
  return [first, ...numbers, ...others];
}

function slice(survey: Survey, { value }: Extract<PlaneSpec, { kind: 'slice' }>): SlicePlane {
  const { index } = gridOf(survey);
  const samples = sampleAxisOf(survey.samples);
  const sample = Math.round(sampleOfTimeMs(survey.samples, value));
  if (!(sample >= 0 && sample < samples.count))
    throw new RangeError(
      `${value} ${samples.unit} is outside the traces, ${samples.valueAt(0)} to ${samples.valueAt(samples.count - 1)} ${samples.unit}.`,
    );
  const [inlineRows, crosslineColumns] = [
    new Map(index.inlines.map((number, row) => [number, row])),
    new Map(index.crosslines.map((number, column) => [number, column])),
  ];
  return {
    kind: 'slice',
    name: planeNameOf({ kind: 'slice', value: samples.valueAt(sample) }),
    sample,
    columns: numberAxis('Crossline', index.crosslines),
    rows: numberAxis('Inline', index.inlines),
    samples: survey.samples,
    scales: [{ name: 'Crossline', values: index.crosslines }],
    traceAt: (column, row) => index.firstAt(index.inlines[row], index.crosslines[column]),
    cellAt: (position) => {
      const place = 'trace' in position ? placeOfTrace(survey, position.trace) : position;
      const column = place && crosslineColumns.get(place.crossline);
      const row = place && inlineRows.get(place.inline);
      return column === undefined || row === undefined || column === null || row === null
        ? null
        : { column, row };
    },
  };
}

function placeOfTrace({ grid }: Survey, trace: number): GridPlace | null {
  if (!grid || trace >= grid.inlines.length) return null;
  return { inline: grid.inlines[trace], crossline: grid.crosslines[trace] };
}

/**
 * Builds a plane of a survey by its name: "line", "inline:120", "crossline:340" (with ":450" behind it for
 * one offset of a pre-stack survey), "slice:1200" (ms, or m in depth), "gather:cdp:17", "gather:shot:3",
 * "gather:place:120,340", "arbitrary:120,340;150,380".
 * @throws RangeError with a readable message where the name is invalid, or the survey has no such plane
 */
export function planeNamed(survey: Survey, name: string): Plane {
  const spec = parsePlaneName(name);
  switch (spec?.kind) {
    case 'line':
      return linePlane(survey);
    case 'inline':
    case 'crossline':
      return lineOfGrid(survey, spec);
    case 'slice':
      return slice(survey, spec);
    case 'gather':
      return gather(survey, spec);
    case 'arbitrary':
      return arbitrary(survey, spec);
    default:
      throw new RangeError(`"${name}" is not the name of a plane of a survey.`);
  }
}
